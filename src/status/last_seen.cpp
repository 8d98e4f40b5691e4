#include "status/last_seen.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

/// DynamoDB's form of a value: `{"N": "1"}`.
std::optional<std::string> item_attribute(const nlohmann::json& item, const char* name,
                                          const char* type) {
  const auto* value = member(item, name);
  return value ? text_of(*value, type) : std::nullopt;
}

std::optional<Instant> instant_of(const nlohmann::json& item) {
  const auto text = item_attribute(item, "lastSeen", "N").value_or("");
  long long milliseconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), milliseconds);
  if (error != std::errc() || text.empty()) return std::nullopt;
  return Instant(Duration(milliseconds));
}

std::optional<WorkloadPlace> workload_place_of(const nlohmann::json& item) {
  constexpr std::string_view prefix = "alive|";
  const auto key = item_attribute(item, "job", "S").value_or("");
  if (!key.starts_with(prefix)) return std::nullopt;
  const auto account = key.substr(prefix.size());
  const auto bar = account.find('|');
  if (bar == std::string::npos) return std::nullopt;
  return WorkloadPlace{.account = account.substr(0, bar), .region = account.substr(bar + 1)};
}

void add_last_seen(const nlohmann::json& items, LastSeen& signs) {
  for (const auto& item : items) {
    const auto place = workload_place_of(item);
    const auto at = instant_of(item);
    if (place && at) signs.insert_or_assign(*place, *at);
  }
}

}  // namespace

LastSeen last_seen(const AwsCalls& calls) {
  LastSeen out;
  for (const auto& part : calls.subjects(read_last_seen)) {
    const auto* output = calls.output(read_last_seen, part);
    const auto* tables = output ? member(*output, "Responses") : nullptr;
    if (!tables || !tables->is_object()) continue;
    for (const auto& items : *tables) add_last_seen(items, out);
  }
  return out;
}

bool left_keys_unread(const AwsCalls& calls) {
  const auto parts = calls.subjects(read_last_seen);
  return std::ranges::any_of(parts, [&](const auto& part) {
    const auto* output = calls.output(read_last_seen, part);
    const auto* left = output ? member(*output, "UnprocessedKeys") : nullptr;
    return left && !left->empty();
  });
}

std::vector<std::string> silent_since(Instant instant, const std::string& region,
                                      const std::set<std::string>& accounts,
                                      const LastSeen& signs) {
  std::vector<std::string> out;
  for (const auto& account : accounts) {
    const auto last = signs.find({account, region});
    if (last == signs.end() || last->second < instant) out.push_back(account);
  }
  return out;
}

}  // namespace sagewatch
