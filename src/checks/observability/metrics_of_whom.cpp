#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "checks/metrics/metric_queries.hpp"
#include "checks/metrics/metric_use.hpp"
#include "checks/metrics/searches.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// What an expression searches for.
struct Wanted {
  std::string name_space;  ///< empty if it isn't known
  bool of_known_account;   ///< whether it names the account, or shows the account of each series
};

/// Namespaces to which agents or AWS's own extensions publish in every account: they are meant to
/// be searched over all accounts.
constexpr std::array<std::string_view, 4> of_every_account{
    "CWAgent", "ContainerInsights", "ECS/ContainerInsights", "LambdaInsights"};

/// No account can publish to AWS/…; what SageMaker publishes below /aws/ is that account's own.
bool is_custom(std::string_view name_space) {
  return !has_unknown(name_space) && !name_space.starts_with("AWS/") &&
         !name_space.starts_with("/aws/") &&
         std::ranges::find(of_every_account, name_space) == of_every_account.end();
}

/// PROP('AccountId') and PROP('AccountLabel').
bool tells_account(const MetricQuery& query) {
  return query.names_account || query.label.find("PROP('Account") != std::string::npos;
}

Wanted wanted_by_query(const MetricQuery& query) {
  const auto read = language::read_metrics_insights(query.expression);
  const auto is_account = &language::MetricsInsightsName::is_account;
  const bool says = std::ranges::any_of(read.group_by, is_account) ||
                    std::ranges::any_of(read.where, [](const auto& condition) {
                      return condition.label.is_account();
                    });
  return {read.complete ? read.name_space.text : "", says || tells_account(query)};
}

Wanted wanted_by_search(const Search& search) {
  const bool says = search.query != nullptr && tells_account(*search.query);
  return {search.found.problems.empty() ? search.found.name_space : "",
          says || !search.found.accounts.empty()};
}

/// Calls back for every search and query with a way to add a finding there.
void for_each_wanted(
    const Template& subject,
    const std::function<void(const Wanted&,
                             const std::function<void(Findings&, const std::string&)>&)>& visit) {
  const auto at = [](const Resource& resource, const document::Node* where, std::string name) {
    return
        [&resource, where, name = std::move(name)](Findings& findings, const std::string& message) {
          findings.add(resource, where, fmt::format("{} ({})", message, name));
        };
  };
  for_each_metrics_insights(subject, [&](const auto& queries, const auto& query) {
    visit(wanted_by_query(query),
          at(*queries.resource, query.place, queries.expression_name(query)));
  });
  for_each_search(subject, [&](const Search& search) {
    visit(wanted_by_search(search), at(*search.resource, search.where, search.name));
  });
}

/// Whether the stack's account sees metrics of other accounts: a sink is created with it, or
/// something in it refers to accounts.
bool sees_other_accounts(const Template& subject) {
  const auto has_sink = [](const Template* other) {
    return !other->of_type("AWS::Oam::Sink").empty();
  };
  if (std::ranges::any_of(subject.checked_together(), has_sink)) return true;
  bool out = false;
  for_each_metric_queries(subject, [&](const MetricQueries& queries) {
    out = out || std::ranges::any_of(queries.all, tells_account);
  });
  for_each_wanted(subject,
                  [&](const Wanted& wanted, const auto&) { out = out || wanted.of_known_account; });
  return out;
}

}  // namespace

const Check metrics_of_whom{
    .id = "W1196",
    .title = "a monitoring account searches for metrics without naming their account",
    .why =
        "In a monitoring account of cross-account observability, a search or a Metrics Insights "
        "query finds the metrics of all linked accounts. Each of them can publish to any namespace "
        "that is not AWS's, and so forge what a graph or an alarm shows.",
    .fix =
        "add :aws.AccountId='LOCAL' to the search, or WHERE AWS.AccountId = CURRENT_ACCOUNT_ID() "
        "to the query; or show the account of each time series, with PROP('AccountId') in the "
        "label or GROUP BY AWS.AccountId",
    .source =
        "CloudWatch user guide, CloudWatch search expression syntax, and Query components and "
        "syntax in CloudWatch Metrics Insights",
    .run =
        [](const Template& subject, Findings& findings) {
          if (!sees_other_accounts(subject)) return;
          for_each_wanted(subject, [&](const Wanted& wanted, const auto& add) {
            if (wanted.of_known_account || !is_custom(wanted.name_space)) return;
            add(findings,
                fmt::format("finds what any linked account publishes to '{}'", wanted.name_space));
          });
        },
};

}  // namespace sagewatch::checks
