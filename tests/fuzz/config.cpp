#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "settings/config_file.hpp"

/// Reads arbitrary bytes as sagewatch.yaml. What is accepted is written back, whole and changed:
/// with_settings throws where the result does not read back, and so ends the run.

namespace {

using namespace sagewatch;

/// Every setting set, lists with two items.
std::vector<SettingValue> others() {
  std::vector<SettingValue> out;
  for (const auto& setting : settings()) {
    if (setting.is_list()) {
      out.push_back({&setting, {"first", "02"}});
    } else {
      out.push_back({&setting, {std::string(setting.example)}});
    }
  }
  return out;
}

/// The settings of the file, and all that are not in it as unset.
std::vector<SettingValue> same(const ConfigFile& file) {
  std::vector<SettingValue> out;
  for (const auto& setting : settings()) {
    const auto* found = file.find(setting);
    out.push_back({&setting, found ? found->values : Values{}});
  }
  return out;
}

std::vector<SettingValue> none() {
  std::vector<SettingValue> out;
  for (const auto& setting : settings()) out.push_back({&setting, {}});
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto file = read_config("sagewatch.yaml", text);
  if (!file.problems().empty()) return 0;
  if (with_settings(text, same(file)) != text) std::abort();  // nothing changes: not a byte
  const auto changed = with_settings(text, others());
  with_settings(changed, same(file));
  with_settings(text, none());
  with_settings("", same(file));
  return 0;
}
