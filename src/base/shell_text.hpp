#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// Whether a shell takes the text as one word without quotes.
bool is_shell_word(std::string_view text);

/// The text as one word of a command for people to copy; in quotes only if it needs them.
std::string shell_quoted(std::string_view text);

/// " --profile NAME" behind a command of the AWS CLI; nothing for the default credentials.
std::string profile_flag(std::string_view profile);

}  // namespace sagewatch
