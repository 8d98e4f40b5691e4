#include "statement.hpp"

#include <algorithm>

namespace sagewatch::check {
namespace {

using document::Node;

bool names_everybody(const Node* principal) {
  return std::ranges::count(texts_of(principal), "*") > 0;
}

}  // namespace

bool allows(const Node& statement) { return text_or_empty(statement.find("Effect")) == "Allow"; }

bool is_for_everybody(const Node& statement) {
  const auto* principal = statement.find("Principal");
  return names_everybody(principal) || names_everybody(document::find(principal, "AWS"));
}

bool is_for_service(const Node& statement, std::string_view service) {
  const auto services = texts_of(document::find(&statement, {"Principal", "Service"}));
  return std::ranges::count(services, service) > 0 || is_for_everybody(statement);
}

void for_each_condition(
    const Node& statement,
    const std::function<void(std::string_view, std::string_view, const Node&)>& visit) {
  const auto* conditions = statement.find("Condition");
  if (!conditions || !conditions->object()) return;
  for (const auto& [operation, offset, keys] : conditions->object()->members()) {
    if (!keys.object()) continue;
    for (const auto& [key, key_offset, values] : keys.object()->members()) {
      visit(operation, key, values);
    }
  }
}

std::size_t policy_characters(const Policy& policy) {
  const auto whole = policy.text ? json_in(*policy.place) : *policy.place;
  return whole.is_null() ? 0 : least_characters(whole, Blanks::left_out);
}

std::set<const Resource*> granted_to_events(const Stack& stack, std::string_view type,
                                            std::string_view property) {
  const auto grants = [](const Node& statement) {
    return allows(statement) && is_for_service(statement, "events.amazonaws.com");
  };
  std::set<const Resource*> out;
  for (const auto& policy : stack.policies()) {
    const auto& owner = *policy.resource;
    if (owner.type() != type || std::ranges::none_of(policy.statements, grants)) continue;
    for (const auto& item : items_of(owner.find(property))) out.insert(stack.referred(&item));
  }
  return out;
}

}  // namespace sagewatch::check
