#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "settings/stack_kind.hpp"

namespace sagewatch {

/// An option of a script. The script finds what was given in `variable`: the value, or the flag
/// itself if it takes none. A variable that ends in `_flags` gets flag and value, to pass them on.
struct ScriptOption {
  std::string_view flag;   ///< "--config"
  std::string_view value;  ///< "FILE"; empty if it takes none, "[STACK]" if it can be left out
  std::string_view help;
  std::string_view variable;
  std::string_view one_of = {};  ///< the values that it allows, separated by blanks; empty: any
  bool required = false;
  bool repeatable = false;
  bool (*is_valid)(std::string_view value) = nullptr;  ///< null: every value is
  std::string_view must_be = {};                       ///< what a valid value is
};

/// Which settings are options of a script too.
enum class ScriptSettings { none, all, deployment };

/// What differs between the scripts on the command line.
struct Script {
  std::string_view path;  ///< below scripts/: "organization-deployment/deploy-….sh"
  std::string_view summary;
  std::string_view usage;  ///< what follows the path: "--stack STACK [options]"
  std::string_view make;   ///< the same with make; empty if there is no target
  std::vector<ScriptOption> options;
  ScriptSettings settings = ScriptSettings::none;
  StackKind kind = StackKind::monitoring;  ///< whose settings those of a deployment are
  std::string_view examples;               ///< a line each
  std::string_view exit_codes;
  std::string_view permissions;
};

/// All scripts that people run, except setup.sh, which needs no program.
const std::vector<Script>& scripts();

/// The script with this path, or null.
const Script* find_script(std::string_view path);

}  // namespace sagewatch
