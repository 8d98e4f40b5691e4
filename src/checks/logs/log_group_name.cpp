#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "checks/logs/log_queries.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// StartQuery accepts no more; the rest is not looked at.
constexpr std::size_t most_groups_in_query = 50;

/// The name of a log group that is given as such or as an ARN.
std::string name_in(std::string_view text) {
  constexpr std::string_view before = ":log-group:";
  const auto at = text.starts_with("arn:") ? text.find(before) : std::string_view::npos;
  if (at != std::string_view::npos) text.remove_prefix(at + before.size());
  if (text.ends_with(":*")) text.remove_suffix(2);
  return std::string(text);
}

/// The log groups that the stacks make, Lambda's for a function that has a name among them.
std::set<std::string> groups_made_by(const Stack& stack) {
  std::set<std::string> out;
  const auto add = [&](std::string name) {
    if (!name.empty() && !name.starts_with("${")) out.insert(std::move(name));
  };
  for (const auto* other : stack.together()) {
    for (const auto* group : other->of_type("AWS::Logs::LogGroup")) {
      add(text_or_empty(group->find("LogGroupName")));
    }
    for (const auto* function : other->of_type("AWS::Lambda::Function")) {
      const auto name = text_or_empty(function->find("FunctionName"));
      if (!name.empty()) add("/aws/lambda/" + name);
    }
  }
  return out;
}

class NameComparison {
 public:
  NameComparison(const Stack& stack, Findings& findings)
      : findings_(findings),
        made_(groups_made_by(stack)),
        candidates_(made_.begin(), made_.end()) {}

  void look_at(const Resource& resource, const Node* where, const Node* name) {
    look_at(resource, where ? where : name, text_or_empty(name));
  }

  void look_at(const Resource& resource, const Node* where, std::string_view text) {
    const auto name = name_in(text);
    if (name.empty() || name.starts_with("${") || made_.contains(name)) return;
    const auto meant = document::near_miss(name, candidates_);
    if (!meant) return;
    findings_.add(resource, where,
                  fmt::format("no log group is called '{}': did you mean '{}'?", name, *meant));
  }

 private:
  Findings& findings_;
  std::set<std::string> made_;
  std::vector<std::string_view> candidates_;
};

void look_at_names(const Stack& stack, Findings& findings) {
  NameComparison names(stack, findings);
  for (const auto* type :
       {"AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter", "AWS::Logs::LogStream"}) {
    for (const auto* resource : stack.of_type(type)) {
      names.look_at(*resource, nullptr, resource->find("LogGroupName"));
    }
  }
  for (const auto* query : stack.of_type("AWS::Logs::QueryDefinition")) {
    for (const auto& name : items_of(query->find("LogGroupNames"))) {
      names.look_at(*query, &name, &name);
    }
  }
  for_each_log_query(stack, [&](const LogQuery& query) {
    const auto& groups = query.query.log_groups;
    for (std::size_t i = 0; i < groups.size() && i < most_groups_in_query; ++i) {
      names.look_at(*query.resource, query.place, groups[i].text);
    }
  });
}

}  // namespace

const Check log_group_name{
    .id = "W1127",
    .title = "a log group has almost the name of one that the stacks make",
    .why =
        "A query or a widget for a log group that does not exist fails when it is run; a filter "
        "can't be created.",
    .fix = "name the log group as the stacks do, best with a Ref",
    .source = "CloudWatch Logs API reference, StartQuery, PutMetricFilter",
    .run = [](const Stack& stack, Findings& findings) { look_at_names(stack, findings); },
};

}  // namespace sagewatch::checks
