#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sagewatch::cfn {

enum class Severity { error, warning };

/// A position in a file that a person wrote. Lines and columns count from 1.
struct Place {
  std::string file;
  int line = 1;
  int column = 1;
  std::string text = {};  ///< the whole line, above the caret
};

/// Something wrong with the input. Messages: lower case, no final period, what was given and what
/// is allowed; the hint says what to do. Each id has a section in docs/errors.md.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string id;
  std::string message;
  std::string hint;
  std::optional<Place> place = {};
  std::string path = {};  ///< of the construct that is the cause, if any
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace sagewatch::cfn
