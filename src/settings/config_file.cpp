#include "settings/config_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/files.hpp"
#include "base/plain_text.hpp"
#include "sagewatch/document/suggest.hpp"
#include "sagewatch/document/utf8.hpp"
#include "settings/config_entry.hpp"
#include "settings/yaml_entries.hpp"

namespace sagewatch {
namespace {

using document::mark_at;

cfn::Diagnostic unusable_text(const ConfigFile& file, std::string_view what, std::size_t offset) {
  auto place = place_of(file.name, file.text, mark_at(file.text, offset));
  place.text.clear();  // it can't be shown unchanged
  return {.id = "E0102",
          .message = fmt::format("'{}' contains {}: it must be UTF-8 text", file.name, what),
          .hint = "save it as plain UTF-8 text",
          .place = std::move(place)};
}

std::optional<cfn::Diagnostic> not_text(const ConfigFile& file) {
  if (const auto at = document::first_broken_utf8(file.text)) {
    return unusable_text(file, "bytes that are not UTF-8", *at);
  }
  if (const auto at = document::first_control(file.text)) {
    return unusable_text(file, "a control character", *at);
  }
  return std::nullopt;
}

cfn::Diagnostic not_yaml(const ConfigFile& file, const YamlRefusal& refusal) {
  return {.id = "E0103",
          .message = fmt::format("'{}' {}", file.name, refusal.message),
          .hint = refusal.hint,
          .place = place_of(file.name, file.text, refusal.mark)};
}

cfn::Diagnostic unknown_key(const ConfigFile& file, const YamlEntry& entry) {
  return {.id = "E0105",
          .message = fmt::format("there is no setting '{}'", printable(entry.key)),
          .hint = document::did_you_mean(entry.key, setting_keys(),
                                         "run 'sagewatch configure --help' to see the settings"),
          .place = place_of(file.name, file.text, entry.key_mark)};
}

cfn::Diagnostic given_twice(const ConfigFile& file, const YamlEntry& entry, int first_line) {
  return {.id = "E0107",
          .message = fmt::format("'{}' is already set on line {}", entry.key, first_line),
          .hint = "remove one of the two",
          .place = place_of(file.name, file.text, entry.key_mark)};
}

void take(ConfigFile& file, const YamlEntry& entry) {
  const auto* setting = find_setting(entry.key);
  if (!setting) {
    file.unknown.push_back(unknown_key(file, entry));
    return;
  }
  const auto earlier = std::ranges::find(file.settings, setting, &FileSetting::setting);
  if (earlier == file.settings.end()) {
    file.settings.push_back(read_entry(file, entry, *setting));
  } else {
    earlier->problems.push_back(given_twice(file, entry, earlier->place.line));
  }
}

cfn::Diagnostic unreadable(const std::string& path, const FileError& error) {
  if (error.too_large) {
    return {.id = "E0102",
            .message = fmt::format("'{}' is larger than {} bytes", path, largest_config_file),
            .hint = "a configuration has only a few lines: is this the right file?"};
  }
  return {.id = "E0101",
          .message = fmt::format("can't read '{}': {}", path, error.reason),
          .hint = error.missing ? "check the path, or run 'sagewatch configure' to write the file"
                                : "give a readable file with --config FILE"};
}

/// The sort key of a diagnostic; those without a place come first.
std::pair<int, int> position(const cfn::Diagnostic& diagnostic) {
  const auto& place = diagnostic.place;
  return place ? std::pair(place->line, place->column) : std::pair(0, 0);
}

}  // namespace

cfn::Diagnostics ConfigFile::problems() const {
  if (unusable) return {*unusable};
  auto out = unknown;
  for (const auto& setting : settings) {
    out.insert(out.end(), setting.problems.begin(), setting.problems.end());
  }
  std::ranges::stable_sort(out, {}, position);
  return out;
}

const FileSetting* ConfigFile::find(const Setting& setting) const {
  const auto found = std::ranges::find(settings, &setting, &FileSetting::setting);
  return found == settings.end() ? nullptr : &*found;
}

ConfigFile read_config(std::string name, std::string text) {
  ConfigFile file{.name = std::move(name), .text = std::move(text)};
  file.unusable = not_text(file);
  if (file.unusable) return file;
  const auto yaml = read_yaml(file.text);
  if (yaml.refusal) file.unusable = not_yaml(file, *yaml.refusal);
  for (const auto& entry : yaml.entries) take(file, entry);
  return file;
}

ConfigFile load_config_file(const std::string& path, bool required) {
  auto content = read_file(path, largest_config_file);
  if (auto* text = std::get_if<std::string>(&content)) return read_config(path, std::move(*text));
  const auto& error = std::get<FileError>(content);
  if (error.missing && !required) return read_config(path, "");
  return {.name = path, .text = "", .unusable = unreadable(path, error)};
}

}  // namespace sagewatch
