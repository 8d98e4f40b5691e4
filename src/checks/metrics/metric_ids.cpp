#include "checks/metrics/metric_ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "checks/language_text.hpp"
#include "checks/parts.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {
namespace {

using Ids = std::set<std::string_view>;

bool is_id(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && is_name(text, 1, 255, "_");
}

struct IdReference {
  std::string id;
  std::size_t offset;
};

/// The ids that an expression refers to, each once.
std::vector<IdReference> references_in(const MetricQuery& query) {
  std::vector<IdReference> out;
  std::set<std::string> found;
  if (language::is_metrics_insights(query.expression)) return out;
  for (const auto& node : language::read_metric_math(query.expression).nodes) {
    if (node.type != language::MathNode::Type::id || !found.insert(node.text).second) continue;
    out.push_back({node.text, node.offset});
  }
  return out;
}

language::Problems undefined_in(const MetricQuery& query, const Ids& ids) {
  language::Problems out;
  for (const auto& [id, offset] : references_in(query)) {
    if (!ids.contains(id)) out.push_back({offset, fmt::format("there is no id '{}'", id)});
  }
  return out;
}

/// Follows references, depth first, to those that lead back to the expression in which they stand.
class CircleFinder {
 public:
  explicit CircleFinder(const MetricQueries& queries) {
    for (const auto& query : queries.all) {
      if (!query.id.empty()) by_id_.emplace(query.id, &query);
    }
  }

  using Found = std::function<void(const MetricQuery&, const IdReference&)>;
  void find(const Found& found) {
    for (const auto& [id, query] : by_id_) {
      if (!entered_.contains(id)) enter(*query);
      while (!path_.empty()) step(found);
    }
  }

 private:
  void enter(const MetricQuery& query) {
    entered_.insert(query.id);
    open_.insert(query.id);
    path_.emplace_back(&query, references_in(query));
  }

  void step(const Found& found) {
    auto& [query, references] = path_.back();
    if (references.empty()) {
      open_.erase(query->id);
      return path_.pop_back();
    }
    const auto reference = references.back();
    references.pop_back();
    if (open_.contains(reference.id)) return found(*query, reference);
    const auto next = by_id_.find(reference.id);
    if (next != by_id_.end() && !entered_.contains(reference.id)) enter(*next->second);
  }

  std::map<std::string_view, const MetricQuery*> by_id_ = {};
  Ids entered_ = {};
  Ids open_ = {};  ///< those of the path
  std::vector<std::pair<const MetricQuery*, std::vector<IdReference>>> path_ = {};
};

}  // namespace

void look_at_metric_ids(const MetricQueries& queries, Findings& findings) {
  Ids ids;
  for (const auto& query : queries.all) {
    if (query.id.empty()) continue;
    if (!is_id(query.id)) {
      findings.add(*queries.resource, query.place,
                   fmt::format("'{}' ({}) is not a valid id: it must begin with a lowercase letter "
                               "and consist of letters, digits and '_'",
                               query.id, query.name));
    }
    if (!ids.insert(query.id).second) {
      findings.add(*queries.resource, query.place,
                   fmt::format("'{}' ({}) is also the id of another metric or expression", query.id,
                               query.name));
    }
  }
  if (std::ranges::any_of(queries.all, &MetricQuery::id_unknown)) return;
  for (const auto& query : queries.all) {
    add_problems(findings, *queries.resource, query.place, queries.expression_name(query),
                 query.expression, undefined_in(query, ids));
  }
  CircleFinder(queries).find([&](const MetricQuery& query, const IdReference& reference) {
    add_problems(
        findings, *queries.resource, query.place, queries.expression_name(query), query.expression,
        {{reference.offset, fmt::format("'{}' leads back to this expression", reference.id)}});
  });
}

}  // namespace sagewatch::checks
