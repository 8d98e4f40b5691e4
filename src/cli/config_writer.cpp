#include "cli/config_writer.hpp"

#include <fmt/format.h>

#include <ostream>

#include "base/files.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostic unwritable(const ConfigFile& file, const std::string& reason) {
  return {
      .id = "E0110",
      .message = fmt::format("cannot write '{}': {}", file.name, reason),
      .hint = "nothing was changed; make the file and its folder writable, or give --config FILE"};
}

cfn::Diagnostic changed(const ConfigFile& file) {
  return {.id = "E0110",
          .message = fmt::format("'{}' was changed by another process in the meantime", file.name),
          .hint = "nothing was written; run this again"};
}

/// Questions may remain unanswered for a long time, while another run or an editor writes the file.
bool changed_meanwhile(const ConfigFile& file) {
  return load_config_file(file.name, false).text != file.text;
}

}  // namespace

std::vector<SettingValue> values_to_save(const Resolved& resolved) {
  std::vector<SettingValue> out;
  for (const auto& source : resolved.sources) {
    if (source.origin != Origin::flag && source.origin != Origin::answer) continue;
    out.push_back({source.setting, values_of(*source.setting, resolved.config)});
  }
  return out;
}

std::optional<ConfigFile> keep_settings(Console& console, const ConfigFile& file,
                                        const std::vector<SettingValue>& changes) {
  const auto text = with_settings(file.text, changes);
  if (text == file.text) {
    console.log("'{}' stays as it is", file.name);
    return file;
  }
  if (text.size() > largest_config_file) {
    report(console, {unwritable(file, "it would be too large")});
    return std::nullopt;
  }
  if (changed_meanwhile(file)) {
    report(console, {changed(file)});
    return std::nullopt;
  }
  if (const auto error = write_file(file.name, text)) {
    report(console, {unwritable(file, error->reason)});
    return std::nullopt;
  }
  console.err << fmt::format("wrote {}\n", escape_for_terminal(file.name));
  return read_config(file.name, text);
}

}  // namespace sagewatch
