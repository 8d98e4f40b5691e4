#include "cli/config_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/settings_help.hpp"

namespace sagewatch {
void ConfigFileOption::add_to(CLI::App& options) {
  options
      .add_option_function<std::string>(
          "--config", [this](const auto& path) { path_ = path; },
          fmt::format("The configuration file (default: {})", default_config_file))
      ->type_name("FILE");
}

std::string ConfigFileOption::path() const {
  return path_.value_or(std::string(default_config_file));
}

ConfigFile ConfigFileOption::load(bool required) const {
  return load_config_file(path(), required && is_given());
}

void ConfigOptions::add_to(CLI::App& options) {
  file_.add_to(options);
  for (const auto& setting : settings()) {
    auto* option = options.add_option_function<std::string>(
        setting.flag(),
        [this, key = std::string(setting.key)](const auto& value) { flags_[key] = value; },
        description(setting));
    option->type_name(type_name(setting))->group("Settings");
    if (setting.is_list()) option->join(',');
  }
}

Inputs ConfigOptions::inputs(const Console& console, ConfigFile file) const {
  console.log("settings in '{}': {}", file.name, file.settings.size());
  return {.flags = flags_, .environment = console.environment, .file = std::move(file)};
}

std::optional<Resolved> ConfigOptions::load(Console& console) const {
  auto resolved = resolve(inputs(console, file_.load()));
  log_settings(console, resolved);
  if (!has_error(resolved.diagnostics)) {
    const auto wrong = contradictions(resolved);
    resolved.diagnostics.insert(resolved.diagnostics.end(), wrong.begin(), wrong.end());
  }
  report(console, resolved.diagnostics);
  if (has_error(resolved.diagnostics)) return std::nullopt;
  return resolved;
}

std::optional<Config> ConfigOptions::load_name_prefix(Console& console) const {
  const auto& setting = *find_setting("name-prefix");
  auto resolved = resolve_one(inputs(console, file_.load()), setting);
  report(console, resolved.diagnostics);
  if (has_error(resolved.diagnostics)) return std::nullopt;
  return std::move(resolved.config);
}

void log_settings(const Console& console, const Resolved& resolved) {
  for (const auto& source : resolved.sources) {
    console.log("{} is '{}', from {}", source.setting->key,
                fmt::join(values_of(*source.setting, resolved.config), ","), source.name);
  }
}

}  // namespace sagewatch
