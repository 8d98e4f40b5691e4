#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/settings.hpp"

namespace sagewatch {

inline constexpr std::string_view default_config_file = "sagewatch.yaml";
inline constexpr std::size_t largest_config_file = 1 << 20;

/// One `KEY: VALUE` of the file whose key is a setting's.
struct FileSetting {
  const Setting* setting;
  Values values;
  cfn::Place place;                ///< of the value
  cfn::Diagnostics problems = {};  ///< wrong types and values, a key given twice
};

/// What sagewatch.yaml says.
struct ConfigFile {
  std::string name;
  std::string text;
  std::vector<FileSetting> settings = {};  ///< each at most once
  cfn::Diagnostics unknown = {};           ///< about unknown keys
  /// Why the whole file can't be read or is not YAML; then there are no settings.
  std::optional<cfn::Diagnostic> unusable = {};

  /// Everything that is wrong, in the order of the file.
  cfn::Diagnostics problems() const;
  const FileSetting* find(const Setting& setting) const;
};

/// A setting and its new values in the file; no values remove it.
struct SettingValue {
  const Setting* setting;
  Values values;
};

/// Parses `text`, the content of the file `name`. Accepts any bytes.
ConfigFile read_config(std::string name, std::string text);

/// Reads the file. A missing file has no settings, and is an error if `required`.
ConfigFile load_config_file(const std::string& path, bool required);

/// `text` with these settings changed; comments, order and everything else are preserved. The text
/// must be usable YAML, and the result reads back as exactly these values: anything else throws
/// std::logic_error.
std::string with_settings(std::string_view text, const std::vector<SettingValue>& changes);

}  // namespace sagewatch
