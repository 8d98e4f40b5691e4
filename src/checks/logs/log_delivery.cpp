#include "checks/logs/log_delivery.hpp"

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/policies/statement.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

LogDelivery::LogDelivery(const Template& subject) {
  for (const auto& policy : subject.policies()) {
    if (policy.resource->type() != "AWS::Logs::ResourcePolicy") continue;
    for (const auto& statement : policy.statements) {
      if (!allows(statement) || !is_for_service(statement, "events.amazonaws.com")) continue;
      for (const auto& arn : texts_of(statement.find("Resource"))) add(arn, *policy.resource);
    }
  }
}

/// An ARN may identify its log group by a reference, a name or a wildcard.
void LogDelivery::add(const std::string& arn, const Resource& policy) {
  if (arn == "*") by_prefix_.emplace("", &policy);
  for (auto at = arn.find("${"); at != std::string::npos; at = arn.find("${", at + 2)) {
    by_id_.emplace(arn.substr(at + 2, arn.find_first_of(".}", at) - at - 2), &policy);
  }
  constexpr std::string_view marker = ":log-group:";
  const auto at = arn.find(marker);
  if (at == std::string::npos) return;
  const auto name = arn.substr(at + marker.size());
  const auto end = name.find_first_of("*:");
  const bool wildcard = end != std::string::npos && name[end] == '*';
  (wildcard ? by_prefix_ : by_name_).emplace(name.substr(0, end), &policy);
}

const Resource* LogDelivery::policy_of(const Resource& log_group) const {
  const auto in = [](const Policies& policies, std::string_view key) {
    const auto found = policies.find(key);
    return found == policies.end() ? nullptr : found->second;
  };
  if (const auto* policy = in(by_id_, log_group.id())) return policy;
  const auto name = text_or_empty(log_group.find("LogGroupName"));
  if (const auto* policy = in(by_name_, name)) return policy;
  for (std::size_t length = 0; length <= std::min(name.size(), quota::log_group_name); ++length) {
    if (const auto* policy = in(by_prefix_, name.substr(0, length))) return policy;
  }
  return nullptr;
}

}  // namespace sagewatch::checks
