#include "checks/policies/statement.hpp"

#include <algorithm>

namespace sagewatch::checks {
namespace {

using document::Node;

bool names_everybody(const Node* principal) {
  return std::ranges::count(texts_of(principal), "*") > 0;
}

/// Whether an item of Action is this action, or a pattern that matches it.
bool covers(std::string_view item, std::string_view action) {
  if (item.find("${") != std::string_view::npos) return true;
  const auto star = item.find('*');
  return star == std::string_view::npos ? same_key(item, action)
                                        : same_key(item.substr(0, star), action.substr(0, star));
}

/// Whether the values of aws:SourceArn may be the ARN of this sender: the ARN of another resource
/// of the template is not.
bool may_be_from(const Template& subject, const Node& values, const Resource& sender) {
  const auto may_be = [&](const Node& value) {
    const auto* resource = subject.referenced(&value);
    return resource == nullptr || resource == &sender;
  };
  return values.list() ? std::ranges::any_of(*values.list(), may_be) : may_be(values);
}

bool is_from(const Template& subject, const Node& statement, const Resource& sender) {
  bool out = true;
  for_each_condition(
      statement, [&](std::string_view operation, std::string_view key, const Node& values) {
        if (!same_key(key, "aws:SourceArn") || operation.find("Not") != std::string_view::npos)
          return;
        out = out && may_be_from(subject, values, sender);
      });
  return out;
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

bool is_about(const Node& statement, std::string_view action) {
  const auto items = texts_of(statement.find("Action"));
  // NotAction and unknown actions may be about anything.
  return items.empty() ||
         std::ranges::any_of(items, [&](const auto& item) { return covers(item, action); });
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

GrantsToEvents granted_to_events(const Template& subject, std::string_view type,
                                 std::string_view property, std::string_view action) {
  GrantsToEvents out;
  for (const auto& policy : subject.policies()) {
    const auto& owner = *policy.resource;
    if (owner.type() != type) continue;
    for (const auto& statement : policy.statements) {
      const bool is_grant = allows(statement) && is_for_service(statement, "events.amazonaws.com");
      if (!is_grant || !is_about(statement, action)) continue;
      for (const auto& item : items_of(owner.find(property))) {
        out.emplace(subject.referenced(&item), &statement);
      }
    }
  }
  return out;
}

bool is_granted(const Template& subject, const GrantsToEvents& grants, const Resource& resource,
                const Resource& sender) {
  const auto [first, last] = grants.equal_range(&resource);
  return std::any_of(first, last,
                     [&](const auto& grant) { return is_from(subject, *grant.second, sender); });
}

}  // namespace sagewatch::checks
