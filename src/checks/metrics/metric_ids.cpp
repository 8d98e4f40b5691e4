#include "checks/metrics/metric_ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checks/language_text.hpp"
#include "checks/parts.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {
namespace {

using Ids = std::set<std::string_view>;

bool is_id(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && is_name(text, 1, 255, "_");
}

/// The ids that an expression refers to and that are none of `ids`, each once.
language::Problems undefined_in(const MetricQuery& query, const Ids& ids) {
  language::Problems out;
  std::set<std::string> told;
  for (const auto& node : language::read_metric_math(query.expression).nodes) {
    const bool wrong = node.type == language::MathNode::Type::id && !ids.contains(node.text);
    if (wrong && told.insert(node.text).second) {
      out.push_back({node.offset, fmt::format("nothing has the id '{}'", node.text)});
    }
  }
  return out;
}

}  // namespace

void look_at_metric_ids(const MetricQueries& queries, Findings& findings) {
  Ids ids;
  for (const auto& query : queries.all) {
    if (query.id.empty()) continue;
    if (!is_id(query.id)) {
      findings.add(*queries.resource, query.place,
                   fmt::format("'{}' ({}) is no id: it must begin with a lowercase letter and "
                               "consist of letters, digits and '_'",
                               query.id, query.name));
    }
    if (!ids.insert(query.id).second) {
      findings.add(*queries.resource, query.place,
                   fmt::format("'{}' ({}) is the id of another metric or expression too", query.id,
                               query.name));
    }
  }
  if (std::ranges::any_of(queries.all, &MetricQuery::id_unknown)) return;
  for (const auto& query : queries.all) {
    if (language::is_metrics_insights(query.expression)) continue;
    add_problems(findings, *queries.resource, query.place, queries.expression_name(query),
                 query.expression, undefined_in(query, ids));
  }
}

}  // namespace sagewatch::checks
