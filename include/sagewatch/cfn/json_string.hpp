#pragma once

#include <string>
#include <string_view>

namespace sagewatch::cfn {

/// Appends `text`, which is UTF-8, escaped for the inside a JSON string.
void append_escaped(std::string& out, std::string_view text);

/// Appends `text` as a JSON string.
void append_quoted(std::string& out, std::string_view text);

/// `text` as a JSON string, quotes included.
std::string quoted(std::string_view text);

/// JSON with each character that is not ASCII escaped, as `\u00e9`.
///
/// CloudFormation stores the text of a template with `?` for each character that isn't ASCII, and
/// GetTemplate returns that (cloudformation-coverage-roadmap#814, #1220). An escape comes back as
/// it was written (aws-cli#10185).
std::string in_ascii(std::string_view json);

}  // namespace sagewatch::cfn
