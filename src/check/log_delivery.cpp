#include "log_delivery.hpp"

#include <algorithm>

#include "parts.hpp"
#include "statement.hpp"

namespace sagewatch::check {
namespace {

/// Whether the ARN in a policy takes in the log group: by reference, by name or by a wildcard.
bool covers(const std::string& arn, const Resource& log_group) {
  if (arn == "*" || arn.find("${" + log_group.id()) != std::string::npos) return true;
  constexpr std::string_view marker = ":log-group:";
  const auto at = arn.find(marker);
  if (at == std::string::npos) return false;
  auto name = std::string_view(arn).substr(at + marker.size());
  const auto own = text_or_empty(log_group.find("LogGroupName"));
  const auto star = name.find('*');
  const auto exact = name.substr(0, name.find(':'));
  return exact == own || (star != std::string_view::npos && own.starts_with(name.substr(0, star)));
}

bool lets_events_write(const document::Node& statement, const Resource& log_group) {
  const auto resources = texts_of(statement.find("Resource"));
  return allows(statement) && is_for_service(statement, "events.amazonaws.com") &&
         std::ranges::any_of(resources, [&](const auto& arn) { return covers(arn, log_group); });
}

}  // namespace

const Resource* delivery_policy(const Stack& stack, const Resource& log_group) {
  for (const auto& policy : stack.policies()) {
    if (policy.resource->type() != "AWS::Logs::ResourcePolicy") continue;
    const auto fits = [&](const auto& statement) {
      return lets_events_write(statement, log_group);
    };
    if (std::ranges::any_of(policy.statements, fits)) return policy.resource;
  }
  return nullptr;
}

}  // namespace sagewatch::check
