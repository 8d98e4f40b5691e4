#pragma once

#include <map>
#include <optional>
#include <string>

#include "console/console.hpp"
#include "settings/resolve.hpp"

namespace CLI {
class App;
}

namespace sagewatch {

/// `--config FILE`.
class ConfigFileOption {
 public:
  void add_to(CLI::App& options);

  /// The path of the file, or the default path.
  std::string path() const;
  bool is_given() const { return path_.has_value(); }

  /// Reads it. A missing file has no settings; one that was given explicitly must exist if
  /// `required`.
  ConfigFile load(bool required = true) const;

 private:
  std::optional<std::string> path_;
};

/// `--config FILE` and a flag for each setting, for the commands that need a configuration.
class ConfigOptions {
 public:
  void add_to(CLI::App& options);

  const ConfigFileOption& file() const { return file_; }
  const std::map<std::string, std::string, std::less<>>& flags() const { return flags_; }

  /// Flags, environment and `file`, for resolve.
  Inputs inputs(const Console& console, ConfigFile file) const;

  /// Resolves and checks everything and reports what is wrong. Returns nothing if there is an
  /// error; the command then ends with exit_bad_input.
  std::optional<Resolved> load(Console& console) const;

  /// The same for a command that needs and checks only name-prefix.
  std::optional<Config> load_name_prefix(Console& console) const;

 private:
  ConfigFileOption file_;
  std::map<std::string, std::string, std::less<>> flags_;
};

/// Logs each setting and where it came from.
void log_settings(const Console& console, const Resolved& resolved);

}  // namespace sagewatch
