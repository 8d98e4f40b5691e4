#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sagewatch::cfn {

enum class Severity { error, warning };

/// A place in a file that a person wrote. Lines and columns count from 1.
struct Place {
  std::string file;
  int line = 1;
  int column = 1;
  std::string text = {};  ///< the whole line, for the caret to stand under
};

/// What is wrong with something a person gave us. Messages: lower case, no final period, what was
/// given and what is allowed; the hint says what to do. Each id has a section in docs/errors.md.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string id;
  std::string message;
  std::string hint;
  std::optional<Place> place = {};
  std::string path = {};  ///< of the construct, where one is to blame
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace sagewatch::cfn
