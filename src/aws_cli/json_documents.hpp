#pragma once

#include <cstddef>
#include <fstream>
#include <istream>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "console/console.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// A sequence of JSON objects in a file or a pipe, each returned as soon as its last byte has
/// arrived. A problem is reported once, as E0310 (cannot be read) or E0311 (not JSON, more than 100
/// levels deep, more than 64 MiB, or truncated); nothing is read after it.
class JsonDocuments {
 public:
  /// Reads `file`, or `standard_input` where `file` is empty or "-".
  JsonDocuments(const std::string& file, std::istream& standard_input);

  /// The next object; absent at the end of the input and after a failure.
  std::optional<nlohmann::json> next();

  bool failed() const { return !diagnostics_.empty(); }
  const cfn::Diagnostics& diagnostics() const { return diagnostics_; }
  const std::string& name() const { return name_; }  ///< of the input, for messages
  int count() const { return count_; }               ///< of the documents returned

 private:
  bool open(const std::string& file);
  bool skip_blanks();
  bool collect();
  void scan(char c);
  void fail(std::string id, std::string message);
  void fail_at(std::size_t byte, const std::string& what);
  bool unreadable();

  std::ifstream file_;
  std::istream* in_;
  std::string name_;
  cfn::Diagnostics diagnostics_;
  std::string text_;  ///< of the current document, as far as it has arrived
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  int count_ = 0;
  int line_ = 1;  ///< where the current document begins
  int next_line_ = 1;
};

/// E0310 if standard input is a terminal: nobody types JSON.
std::optional<cfn::Diagnostic> nothing_to_read(const Console& console, const std::string& file);

}  // namespace sagewatch
