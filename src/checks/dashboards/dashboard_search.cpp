#include <fmt/format.h>

#include <algorithm>

#include "checks/metrics/metric_queries.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/utf8.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {
namespace {

/// The minimum length of a search: unknown parts may be empty.
std::size_t search_characters(std::string_view search) {
  std::size_t out = 0;
  while (!search.empty()) {
    const bool unknown = search.starts_with("${");
    if (!unknown && !document::continues_character(search.front())) ++out;
    search.remove_prefix(unknown ? std::min(search.find('}'), search.size() - 1) + 1 : 1);
  }
  return out;
}

void check_length(const MetricQueries& queries, const MetricQuery& query, Findings& findings) {
  const auto math = language::read_metric_math(query.expression);
  for (const auto* call : language::calls_of(math, {"SEARCH"})) {
    const auto characters = search_characters(math.nodes[call->parts.front()].text);
    if (characters <= quota::search_expression) continue;
    findings.add(*queries.resource, query.place,
                 fmt::format("the search in {} has {} characters, CloudWatch accepts {}",
                             queries.expression_name(query), characters, quota::search_expression));
  }
}

}  // namespace

const Check dashboard_search{
    .id = "E1048",
    .title = "a SEARCH expression is too long",
    .why = "CloudWatch accepts 1,024 characters. With more, the widget shows an error.",
    .fix = "search for fewer dimensions, or split the search into several expressions",
    .source = "CloudWatch user guide, CloudWatch search expression syntax",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_math(subject,
                               [&](const MetricQueries& queries, const MetricQuery& query) {
                                 if (queries.use == MetricQueries::Use::widget)
                                   check_length(queries, query, findings);
                               });
        },
};

}  // namespace sagewatch::checks
