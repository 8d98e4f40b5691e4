#include "settings/config_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sagewatch {
namespace {

using nlohmann::ordered_json;

/// A member of Config as JSON.
struct ToJson {
  const Config& config;

  ordered_json operator()(std::optional<std::string> Config::*member) const {
    return config.*member ? ordered_json(*(config.*member)) : ordered_json(nullptr);
  }
  template <class T>
  ordered_json operator()(T Config::*member) const {
    return config.*member;
  }
};

ordered_json json_of(const Setting& setting, const Config& config) {
  if (!setting.is_list() && values_of(setting, config).empty()) return nullptr;
  return std::visit(ToJson{config}, setting.member);
}

}  // namespace

std::string joined(const Values& values) { return fmt::format("{}", fmt::join(values, ",")); }

std::string as_table(const Resolved& resolved) {
  std::size_t widest_key = 0;
  std::size_t widest_value = 0;
  for (const auto& source : resolved.sources) {
    widest_key = std::max(widest_key, source.setting->key.size());
    widest_value =
        std::max(widest_value, joined(values_of(*source.setting, resolved.config)).size());
  }
  std::string out;
  for (const auto& source : resolved.sources) {
    const auto value = joined(values_of(*source.setting, resolved.config));
    out += fmt::format("{:{}}  {:{}}  {}\n", source.setting->key, widest_key,
                       value.empty() ? "-" : value, widest_value, source.name);
  }
  return out;
}

std::string as_json(const Resolved& resolved) {
  auto out = ordered_json::array();
  for (const auto& source : resolved.sources) {
    out.push_back({{"key", source.setting->key},
                   {"value", json_of(*source.setting, resolved.config)},
                   {"source", source.name}});
  }
  // A file name need not be UTF-8.
  return out.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace sagewatch
