#include "checks/dashboards/dashboard_rules.hpp"

#include <algorithm>
#include <map>

#include "embedded.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using Kinds = std::map<std::string, ObjectRules, std::less<>>;

std::string text_in(const Node& rule, std::string_view key) {
  const auto* node = rule.find(key);
  return node ? *node->text() : "";
}

std::optional<std::int64_t> number_in(const Node& rule, std::string_view key) {
  const auto* node = rule.find(key);
  return node ? node->integer() : std::nullopt;
}

PropertyRule read_rule(const Node& rule) {
  PropertyRule out{.is = text_in(rule, "is"),
                   .items = text_in(rule, "items"),
                   .from = number_in(rule, "from"),
                   .to = number_in(rule, "to"),
                   .required = rule.find("required") != nullptr,
                   .doubt = rule.find("doubt") != nullptr};
  const auto* values = rule.find("values");
  if (!values) return out;
  for (const auto& value : *values->list()) out.values.push_back(*value.text());
  return out;
}

Kinds read_kinds() {
  const auto reading =
      document::read_json("dashboard-body.yaml", std::string(embedded::dashboard_body_json));
  Kinds out;
  for (const auto& [kind, offset, properties] : reading.document.root.object()->members()) {
    auto& rules = out[kind].properties;
    for (const auto& [name, name_offset, rule] : properties.object()->members()) {
      rules.emplace_back(name, read_rule(rule));
    }
  }
  return out;
}

}  // namespace

const PropertyRule* ObjectRules::find(std::string_view property) const {
  const auto found = std::ranges::find_if(
      properties, [&](const auto& named_rule) { return named_rule.first == property; });
  return found == properties.end() ? nullptr : &found->second;
}

std::vector<std::string_view> ObjectRules::names() const {
  std::vector<std::string_view> out;
  for (const auto& [name, rule] : properties) out.emplace_back(name);
  return out;
}

const ObjectRules* find_object_rules(std::string_view kind) {
  static const auto kinds = read_kinds();
  const auto found = kinds.find(kind);
  return found == kinds.end() ? nullptr : &found->second;
}

}  // namespace sagewatch::checks
