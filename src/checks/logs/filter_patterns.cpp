#include "checks/logs/filter_patterns.hpp"

#include <utility>

#include "checks/parts.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using PatternVisitor = std::function<void(const FilterPattern&)>;

void visit_filter_pattern(const PatternVisitor& visit, const Resource* resource, const Node* place,
                          const Node* given) {
  if (!given || intrinsics::unknown(*given)) return;
  auto text = text_or_empty(given);
  if (text.starts_with("${") || text.find("{{resolve:") != std::string::npos) return;
  auto pattern = language::filter_pattern::read(text);
  visit({resource, place, std::move(text), std::move(pattern)});
}

/// A subscription filter of all log groups of an account: its pattern is in a JSON document.
void visit_account_policy(const PatternVisitor& visit, const Resource* policy) {
  const auto* place = policy->find("PolicyDocument");
  const auto type = text_or_empty(policy->find("PolicyType"));
  if (!place || type != "SUBSCRIPTION_FILTER_POLICY") return;
  const auto document = json_in(*place);
  visit_filter_pattern(visit, policy, place, document.find("FilterPattern"));
}

}  // namespace

void for_each_filter_pattern(const Template& subject, const PatternVisitor& visit) {
  for (const auto* type : {"AWS::Logs::LogAnomalyDetector", "AWS::Logs::MetricFilter",
                           "AWS::Logs::SubscriptionFilter"}) {
    for (const auto* resource : subject.of_type(type)) {
      const auto* place = resource->find("FilterPattern");
      visit_filter_pattern(visit, resource, place, place);
    }
  }
  for (const auto* policy : subject.of_type("AWS::Logs::AccountPolicy"))
    visit_account_policy(visit, policy);
}

}  // namespace sagewatch::checks
