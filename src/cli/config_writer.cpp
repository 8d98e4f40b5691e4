#include "config_writer.hpp"

#include <fmt/format.h>

#include <ostream>

#include "sagewatch/solution/files.hpp"
#include "sagewatch/solution/plain_text.hpp"

namespace sagewatch::cli {
namespace {

using solution::Origin;

cfn::Diagnostic unwritable(const solution::ConfigFile& file, const std::string& reason) {
  return {
      .id = "E0110",
      .message = fmt::format("can't write '{}': {}", file.name, reason),
      .hint = "nothing is changed; make the file and its folder writable, or give --config FILE"};
}

cfn::Diagnostic changed(const solution::ConfigFile& file) {
  return {.id = "E0110",
          .message = fmt::format("'{}' was changed by somebody else meanwhile", file.name),
          .hint = "nothing is written; run this again"};
}

/// Questions may stand unanswered for a long time, while another run or an editor writes the file.
bool changed_meanwhile(const solution::ConfigFile& file) {
  return solution::load_config_file(file.name, false).text != file.text;
}

}  // namespace

std::vector<solution::SettingValue> decided_here(const solution::Resolved& resolved) {
  std::vector<solution::SettingValue> out;
  for (const auto& source : resolved.sources) {
    if (source.origin != Origin::flag && source.origin != Origin::answer) continue;
    out.push_back({source.setting, values_of(*source.setting, resolved.config)});
  }
  return out;
}

std::optional<solution::ConfigFile> keep(Console& console, const solution::ConfigFile& file,
                                         const std::vector<solution::SettingValue>& changes) {
  const auto text = solution::with_settings(file.text, changes);
  if (text == file.text) {
    console.log("'{}' stays as it is", file.name);
    return file;
  }
  if (text.size() > solution::largest_config_file) {
    report(console, {unwritable(file, "it would be too large")});
    return std::nullopt;
  }
  if (changed_meanwhile(file)) {
    report(console, {changed(file)});
    return std::nullopt;
  }
  if (const auto error = solution::write_file(file.name, text)) {
    report(console, {unwritable(file, error->reason)});
    return std::nullopt;
  }
  console.err << fmt::format("wrote {}\n", solution::plain(file.name));
  return solution::read_config(file.name, text);
}

}  // namespace sagewatch::cli
