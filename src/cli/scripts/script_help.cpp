#include "cli/scripts/script_help.hpp"

#include <fmt/format.h>

#include <sstream>

#include "cli/settings_help.hpp"

namespace sagewatch {
namespace {

std::string usage_part(const Script& script) {
  auto out = fmt::format("Usage: scripts/{} {}\n", script.path, script.usage);
  if (!script.make.empty()) out += fmt::format("       make {}\n", script.make);
  return out;
}

std::string options_part(const Script& script) {
  std::string out = "\nOptions:\n";
  for (const auto& option : script.options) {
    auto flag = std::string(option.flag);
    if (!option.value.empty()) flag += fmt::format(" {}", option.value);
    out += option_help(flag, option.help);
  }
  out += option_help("-h, --help", "print this");
  if (script.settings == ScriptSettings::all) {
    out += "  and every setting as a flag, e.g. --home-region, --monitoring-profile\n";
  }
  return out;
}

std::string examples_part(const Script& script) {
  if (script.examples.empty()) return "";
  std::string out = "\nExamples:\n";
  std::istringstream lines{std::string(script.examples)};
  for (std::string line; std::getline(lines, line);) out += "  " + line + '\n';
  return out;
}

}  // namespace

std::string help_of(const Script& script) {
  auto out = fmt::format("{}\n\n{}", script.summary, usage_part(script));
  if (script.settings == ScriptSettings::deployment) {
    out += "\nSettings (remembered in sagewatch.yaml):\n" + settings_help(script.kind);
  }
  out += options_part(script) + examples_part(script);
  return out + fmt::format("\nExit codes: {}\n\nPermissions: {}\n", script.exit_codes,
                           script.permissions);
}

}  // namespace sagewatch
