#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/scripts/script.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// What a script finds in one of its variables; several for one variable make a list.
struct Given {
  std::string variable;
  std::string value;

  bool operator==(const Given&) const = default;
};

/// Reads the arguments of a script: `--flag VALUE` or `--flag=VALUE`. With `--help` all that is
/// given is "help", the text. E0001 for an unknown option, E0002 for one that is used wrongly.
/// `command` is how the person called the script, for the hint.
std::variant<std::vector<Given>, cfn::Diagnostic> read_script_arguments(
    const Script& script, const std::string& command, std::vector<std::string> arguments);

}  // namespace sagewatch
