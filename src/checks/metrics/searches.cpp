#include "checks/metrics/searches.hpp"

#include <fmt/format.h>

#include "checks/dashboards/dashboard.hpp"
#include "checks/parts.hpp"

namespace sagewatch::checks {
namespace {

using SearchVisitor = std::function<void(const Search&)>;

void visit_searches_of(const MetricQueries& queries, const MetricQuery& query,
                       const SearchVisitor& visit) {
  const auto math = language::read_metric_math(query.expression);
  for (const auto* call : language::calls_of(math, {"SEARCH"})) {
    const auto& text = math.nodes[call->parts.front()];
    visit({queries.resource, query.place, queries.expression_name(query), query.expression,
           text.offset + 1, language::read_metric_search(text.text), &query});
  }
}

void visit_variables(const Dashboard& dashboard, const SearchVisitor& visit) {
  std::size_t index = 0;
  for (const auto& variable : items_of(dashboard.body.root.find("variables"))) {
    auto name = fmt::format("DashboardBody: variables[{}].search", index++);
    auto text = text_or_empty(variable.find("search"));
    if (text.empty()) continue;
    auto found = language::read_metric_search(text);
    visit({dashboard.resource, dashboard.place, std::move(name), std::move(text), 0,
           std::move(found), nullptr});
  }
}

}  // namespace

void for_each_search(const Template& subject, const SearchVisitor& visit) {
  for_each_metric_math(subject, [&](const MetricQueries& queries, const MetricQuery& query) {
    visit_searches_of(queries, query, visit);
  });
  for_each_dashboard(subject,
                     [&](const Dashboard& dashboard) { visit_variables(dashboard, visit); });
}

}  // namespace sagewatch::checks
