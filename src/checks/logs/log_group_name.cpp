#include <fmt/format.h>

#include <string>

#include "checks/json_text.hpp"
#include "checks/logs/log_groups.hpp"
#include "checks/logs/log_queries.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// StartQuery accepts no more; the rest is not checked.

/// Checks references to log groups, and reports those that don't exist.
class NamedGroups {
 public:
  NamedGroups(const Template& subject, Findings& findings) : findings_(findings), there_(subject) {}

  void name(const Resource& resource, const Node* where, std::string_view text) {
    if (const auto meant = there_.meant_by(text)) {
      findings_.add(resource, where,
                    fmt::format("there is no log group '{}': did you mean '{}'?",
                                log_group_in(text), *meant));
    }
  }

  void prefix(const Resource& resource, const Node* where, std::string_view text) {
    if (const auto meant = there_.meant_by_prefix(text)) {
      findings_.add(
          resource, where,
          fmt::format("no log group name begins with '{}': did you mean '{}'?", text, *meant));
    }
  }

 private:
  Findings& findings_;
  LogGroups there_;
};

void look_at_query(const LogQuery& query, NamedGroups& named) {
  const auto& groups = query.query.log_groups;
  for (std::size_t i = 0; i < groups.size() && i < quota::queried_log_groups; ++i) {
    named.name(*query.resource, query.place, groups[i].text);
  }
  for (const auto& prefix : query.query.prefixes) {
    named.prefix(*query.resource, query.place, prefix.text);
  }
}

/// A Contributor Insights rule: a `*` at the end of a name is a wildcard.
void look_at_insight_rule(const Resource& rule, NamedGroups& named) {
  const auto* text = rule.find("RuleBody");
  if (!text) return;
  const auto body = read_json_text(*text).root;
  for (const auto& item : items_of(body.find("LogGroupNames"))) {
    const auto name = text_or_empty(&item);
    const bool is_prefix = name.ends_with('*');
    is_prefix ? named.prefix(rule, text, std::string_view(name).substr(0, name.size() - 1))
              : named.name(rule, text, name);
  }
}

void look_at_log_groups(const Template& subject, Findings& findings) {
  NamedGroups named(subject, findings);
  for (const auto* type :
       {"AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter", "AWS::Logs::LogStream"}) {
    for (const auto* resource : subject.of_type(type)) {
      const auto* name = resource->find("LogGroupName");
      named.name(*resource, name, text_or_empty(name));
    }
  }
  for (const auto& [type, list] : {std::pair{"AWS::Logs::QueryDefinition", "LogGroupNames"},
                                   std::pair{"AWS::Logs::ScheduledQuery", "LogGroupIdentifiers"}}) {
    for (const auto* query : subject.of_type(type)) {
      for (const auto& name : items_of(query->find(list))) {
        named.name(*query, &name, text_or_empty(&name));
      }
    }
  }
  for_each_log_query(subject, [&](const LogQuery& query) { look_at_query(query, named); });
  for (const auto* rule : subject.of_type("AWS::CloudWatch::InsightRule")) {
    look_at_insight_rule(*rule, named);
  }
}

}  // namespace

const Check log_group_name{
    .id = "W1127",
    .title = "the name of a log group is nearly that of one that the stacks or SageMaker create",
    .why =
        "A query or a widget for a log group that does not exist fails when it runs, or finds "
        "nothing; a filter can't be created.",
    .fix = "correct the name, preferably by using Ref",
    .source =
        "CloudWatch Logs API reference, StartQuery, PutMetricFilter; SageMaker developer guide, "
        "CloudWatch Logs for Amazon SageMaker AI",
    .run = look_at_log_groups,
};

}  // namespace sagewatch::checks
