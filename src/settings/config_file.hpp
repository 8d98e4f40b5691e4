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
  cfn::Diagnostics unknown = {};           ///< of keys that no setting has
  /// Why the file as a whole can't be read or is not YAML: then there are no settings.
  std::optional<cfn::Diagnostic> unusable = {};

  /// Everything that is wrong, in the order of the file.
  cfn::Diagnostics problems() const;
  const FileSetting* find(const Setting& setting) const;
};

/// A setting and what is to stand in the file: no values take it out.
struct SettingValue {
  const Setting* setting;
  Values values;
};

/// Takes `text`, which stands in the file called `name`, apart. Any bytes will do.
ConfigFile read_config(std::string name, std::string text);

/// Reads the file, of which a missing one has no settings unless it is `required`.
ConfigFile load_config_file(const std::string& path, bool required);

/// `text` with these settings in it; comments, order, other keys and what is unchanged stay as they
/// are. The text must be usable YAML, and the result reads back as exactly these values: anything
/// else throws std::logic_error.
std::string with_settings(std::string_view text, const std::vector<SettingValue>& changes);

}  // namespace sagewatch
