#include "checks/metrics/metric_queries.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "checks/dashboards/dashboard.hpp"
#include "checks/parts.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using Use = MetricQueries::Use;

/// Absent if it isn't known.
std::optional<bool> flag(const Node* node, bool absent) {
  if (!node) return absent;
  const auto text = known_text(node);
  if (!text) return std::nullopt;
  return *text == "true";
}

std::optional<std::int64_t> known_integer(const Node* node) {
  return node ? node->integer() : std::nullopt;
}

/// An item of the property `Metrics` or `MetricDataQueries`.
MetricQuery query_in(const Node& item, std::string name) {
  MetricQuery out{.name = std::move(name), .place = &item};
  out.id = known_text(item.find("Id")).value_or("");
  out.id_unknown = out.id.empty();
  out.expression = text_or_empty(item.find("Expression"));
  out.label = text_with_gaps(item.find("Label"));
  out.names_account = item.find("AccountId") != nullptr;
  out.account = text_or_empty(item.find("AccountId"));
  out.returned = flag(item.find("ReturnData"), true);
  const auto* own = item.find("Period");
  const auto* period = own ? own : document::find(&item, {"MetricStat", "Period"});
  // An unknown item may have one.
  out.has_period = period != nullptr || item.object() == nullptr;
  out.period = known_integer(period);
  return out;
}

MetricQueries queries_in(Use use, const Resource& resource, const Node& items) {
  MetricQueries out{use, &resource, &items, {}};
  std::size_t index = 0;
  for (const auto& item : items_of(&items)) {
    const auto* property = use == Use::alarm ? "Metrics" : "MetricDataQueries";
    out.all.push_back(query_in(item, fmt::format("{}[{}]", property, index++)));
  }
  return out;
}

/// An item of a widget's `metrics`: names, followed by an object with options.
MetricQuery query_in_widget(const Node& item, std::string name, const Node* place) {
  MetricQuery out{.name = std::move(name), .place = place};
  const auto& parts = items_of(&item);
  const auto* options = parts.empty() ? nullptr : &parts.back();
  if (!options || !options->object()) {
    out.id_unknown = item.list() == nullptr;  // an unknown item may have an id
    return out;
  }
  out.id = known_text(options->find("id")).value_or("");
  out.id_unknown = options->find("id") != nullptr && out.id.empty();
  out.expression = text_or_empty(options->find("expression"));
  out.label = text_with_gaps(options->find("label"));
  out.names_account = options->find("accountId") != nullptr;
  out.account = text_or_empty(options->find("accountId"));
  out.returned = flag(options->find("visible"), true);
  return out;
}

void visit_widget(const Widget& widget, const std::function<void(const MetricQueries&)>& visit) {
  const auto& items = items_of(widget.property("metrics"));
  const auto& [resource, place, body] = *widget.dashboard;
  MetricQueries out{Use::widget, resource, place, {}};
  std::size_t index = 0;
  for (const auto& item : items) {
    auto path = fmt::format("{}.properties.metrics[{}]", widget.path, index++);
    auto& query = out.all.emplace_back(query_in_widget(item, std::move(path), place));
    query.names_account = query.names_account || widget.property("accountId") != nullptr;
  }
  if (!items.empty()) visit(out);
}

/// Determines the kinds of expressions, each once, in any order.
class MathKinds {
 public:
  explicit MathKinds(const MetricQueries& queries) {
    for (const auto& query : queries.all) {
      if (!query.id.empty()) by_id_.emplace(query.id, &query);
    }
  }

  language::MathKind of(const MetricQuery& query, language::Problems& doubts);

 private:
  language::MathKind of_id(std::string_view id);

  /// Longer chains of expressions than this are not followed.
  static constexpr std::size_t most_depth = 50;

  std::map<std::string, const MetricQuery*, std::less<>> by_id_ = {};
  std::map<std::string, language::MathKind, std::less<>> known_ = {};
  std::set<std::string, std::less<>> open_ = {};
};

language::MathKind MathKinds::of(const MetricQuery& query, language::Problems& doubts) {
  using language::MathKind;
  if (query.expression.empty()) return MathKind::series;
  if (language::is_metrics_insights(query.expression)) {
    const auto read = language::read_metrics_insights(query.expression);
    if (!read.complete) return MathKind::unknown;
    return read.group_by.empty() ? MathKind::series : MathKind::several;
  }
  const auto math = language::read_metric_math(query.expression);
  if (!math.complete) return MathKind::unknown;
  return language::kind_of(
      math, [&](std::string_view id) { return of_id(id); }, doubts);
}

language::MathKind MathKinds::of_id(std::string_view id) {
  if (const auto known = known_.find(id); known != known_.end()) return known->second;
  const auto found = by_id_.find(id);
  if (found == by_id_.end() || open_.size() == most_depth) return language::MathKind::unknown;
  if (!open_.insert(std::string(id)).second) return language::MathKind::unknown;
  language::Problems doubts;
  const auto kind = of(*found->second, doubts);
  open_.erase(std::string(id));
  known_.emplace(id, kind);
  return kind;
}

}  // namespace

std::string MetricQueries::expression_name(const MetricQuery& query) const {
  return query.name + (use == Use::widget ? ".expression" : ".Expression");
}

void for_each_metric_queries(const Template& subject,
                             const std::function<void(const MetricQueries&)>& visit) {
  for (const auto* alarm : subject.of_type("AWS::CloudWatch::Alarm")) {
    const auto* metrics = alarm->find("Metrics");
    if (metrics && metrics->list()) visit(queries_in(Use::alarm, *alarm, *metrics));
  }
  for (const auto* detector : subject.of_type("AWS::CloudWatch::AnomalyDetector")) {
    const auto* queries = detector->find({"MetricMathAnomalyDetector", "MetricDataQueries"});
    if (queries && queries->list()) {
      visit(queries_in(Use::anomaly_detector, *detector, *queries));
    }
  }
  for_each_widget(subject, [&](const Widget& widget) { visit_widget(widget, visit); });
}

void for_each_metric_math(const Template& subject, const QueryVisitor& visit) {
  for_each_metric_queries(subject, [&](const MetricQueries& queries) {
    for (const auto& query : queries.all) {
      const bool math =
          !query.expression.empty() && !language::is_metrics_insights(query.expression);
      if (math) visit(queries, query);
    }
  });
}

void for_each_metrics_insights(const Template& subject, const QueryVisitor& visit) {
  for_each_metric_queries(subject, [&](const MetricQueries& queries) {
    for (const auto& query : queries.all) {
      if (language::is_metrics_insights(query.expression)) visit(queries, query);
    }
  });
}

void for_each_metric_kind(const MetricQueries& queries,
                          const std::function<void(const MetricQuery&, language::MathKind,
                                                   const language::Problems&)>& visit) {
  MathKinds kinds(queries);
  for (const auto& query : queries.all) {
    language::Problems doubts;
    const auto kind = kinds.of(query, doubts);
    visit(query, kind, doubts);
  }
}

}  // namespace sagewatch::checks
