#pragma once

#include <string>

#include "settings/settings.hpp"

namespace sagewatch {

/// "Days to keep the state of a job (default: 90)".
std::string description(const Setting& setting);

/// What a value is: "LIST", "NUMBER", "true|false", "TEXT".
std::string type_name(const Setting& setting);

/// A flag with its meaning, as a help shows it: at most 80 columns.
std::string option_help(std::string flag, std::string_view meaning);

/// The flags of the settings for the stacks of this one's account, with their meaning, as the help
/// of a deploy script shows them: at most 80 columns.
std::string settings_help(StackKind stack);

}  // namespace sagewatch
