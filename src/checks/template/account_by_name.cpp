#include <fmt/format.h>

#include <algorithm>

#include "checks/dashboards/dashboard.hpp"
#include "checks/language_text.hpp"
#include "checks/logs/log_queries.hpp"
#include "checks/metrics/searches.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// A string that names an account.
struct Naming {
  const Resource* resource;
  const Node* where;
  std::string name;
  std::string text;
};

/// Whether a dashboard variable may replace the text.
bool may_replace(const Node& variable, std::string_view text) {
  if (known_text(variable.find("type")) == "property") {
    return text_or_empty(variable.find("property")) == "accountId";
  }
  const auto pattern = known_text(variable.find("pattern"));
  const auto texts = pattern ? texts_of_pattern(*pattern) : std::nullopt;
  return !texts || std::ranges::any_of(*texts, [&](const std::string& replaced) {
    return text.find(replaced) != std::string_view::npos;
  });
}

class Namings {
 public:
  Namings(const Template& subject, Findings& findings) : findings_(findings) {
    for_each_dashboard(subject, [&](const Dashboard& dashboard) {
      for (const auto& variable : items_of(dashboard.body.root.find("variables"))) {
        variables_.emplace_back(dashboard.resource, variable);
      }
    });
  }

  /// `offset` is the position of the account in the text.
  void look_at(const Naming& naming, std::size_t offset, std::string_view account) {
    const bool known = account.find('$') == std::string_view::npos;
    if (account.empty() || !known || is_account_id(account)) return;
    if (may_be_replaced(naming.resource, account)) return;
    add_problems(findings_, *naming.resource, naming.where, naming.name, naming.text,
                 {{offset, fmt::format("'{}' is not an account id", account)}});
  }

 private:
  bool may_be_replaced(const Resource* dashboard, std::string_view text) const {
    return std::ranges::any_of(variables_, [&](const auto& variable) {
      return variable.first == dashboard && may_replace(variable.second, text);
    });
  }

  Findings& findings_;
  std::vector<std::pair<const Resource*, Node>> variables_ = {};
};

void look_at_search(const Search& search, Namings& namings) {
  if (!search.found.problems.empty()) return;
  for (const auto& [offset, account] : search.found.accounts) {
    if (account == "'LOCAL'" || account == "LOCAL") continue;
    namings.look_at({search.resource, search.where, search.name, search.text},
                    search.begin + offset, account);
  }
}

void look_at_metrics_insights(const MetricQueries& queries, const MetricQuery& query,
                              Namings& namings) {
  for (const auto& [label, value] : language::read_metrics_insights(query.expression).where) {
    if (!label.is_account()) continue;
    namings.look_at(
        {queries.resource, query.place, queries.expression_name(query), query.expression},
        label.offset, value);
  }
}

void look_at_metrics(const MetricQueries& queries, Namings& namings) {
  const auto* property = queries.use == MetricQueries::Use::widget ? "accountId" : "AccountId";
  for (const auto& query : queries.all) {
    const auto name = fmt::format("{}.{}", query.name, property);
    namings.look_at({queries.resource, query.place, name, query.account}, 0, query.account);
  }
}

void look_at_widget(const Widget& widget, Namings& namings) {
  const auto account = text_or_empty(widget.property("accountId"));
  const auto& [resource, where, body] = *widget.dashboard;
  namings.look_at({resource, where, widget.path + ".properties.accountId", account}, 0, account);
}

void look_at_accounts(const Template& subject, Findings& findings) {
  Namings namings(subject, findings);
  for_each_search(subject, [&](const Search& search) { look_at_search(search, namings); });
  for_each_metrics_insights(subject, [&](const auto& queries, const auto& query) {
    look_at_metrics_insights(queries, query, namings);
  });
  for_each_metric_queries(subject, [&](const auto& queries) { look_at_metrics(queries, namings); });
  for_each_widget(subject, [&](const Widget& widget) { look_at_widget(widget, namings); });
  for_each_log_query(subject, [&](const LogQuery& query) {
    for (const auto& [account, offset] : query.query.accounts) {
      namings.look_at({query.resource, query.place, query.where, query.text}, offset, account);
    }
  });
}

}  // namespace

const Check account_by_name{
    .id = "W1197",
    .title = "an account is named by something other than its id",
    .why =
        "To select the account of metrics or logs in a search, a query or a widget of a monitoring "
        "account, CloudWatch accepts an account id, and in a search also 'LOCAL' for the "
        "monitoring account itself. A name or a label finds nothing.",
    .fix = "use the id; a label can be shown with PROP('AccountLabel')",
    .source =
        "CloudWatch user guide, CloudWatch search expression syntax, and Query components and "
        "syntax in CloudWatch Metrics Insights; CloudWatch API reference, Dashboard Body Structure "
        "and Syntax; CloudWatch Logs user guide, SOURCE",
    .run = look_at_accounts,
};

}  // namespace sagewatch::checks
