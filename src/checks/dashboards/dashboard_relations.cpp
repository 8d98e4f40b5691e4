#include "checks/dashboards/dashboard_relations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checks/parts.hpp"
#include "language/metric_search.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

void body(const Node& node, BodyProblems& out) {
  if (node.find("end") && !node.find("start")) {
    out.push_back({"end", "is ignored without a start", false});
  }
  std::set<std::string> ids;
  std::size_t index = 0;
  for (const auto& variable : items_of(node.find("variables"))) {
    const auto at = index++;
    const auto id = known_text(variable.find("id"));
    if (!id || ids.insert(*id).second) continue;
    out.push_back({fmt::format("variables[{}].id", at),
                   fmt::format("another variable has the id '{}'", *id), false});
  }
}

void widget(const Node& node, BodyProblems& out) {
  const bool x = node.find("x") != nullptr;
  if (x == (node.find("y") != nullptr)) return;
  out.push_back({x ? "x" : "y", fmt::format("needs '{}' as well", x ? "y" : "x"), false});
}

bool has_alarm(const Node& properties) {
  const auto* alarms = document::find(&properties, {"annotations", "alarms"});
  return alarms != nullptr && (alarms->list() == nullptr || !alarms->list()->empty());
}

bool is_unknown(const Node* node) { return node != nullptr && node->get<cfn::Text>() != nullptr; }

void metric_widget(const Node& node, BodyProblems& out) {
  const auto* annotations = node.find("annotations");
  const bool alarm = has_alarm(node) || is_unknown(annotations);
  const bool source = node.find("metrics") != nullptr || node.find("insightRule") != nullptr;
  if (!source && !alarm) {
    out.push_back({"metrics", "a metric widget has metrics, or annotations.alarms", true});
  } else if (!node.find("region") && !alarm) {
    out.push_back({"region", "a metric widget has a region", true});
  }
  if (!items_of(node.find("metrics")).empty() && has_alarm(node)) {
    out.push_back({"annotations.alarms", "a widget shows metrics or an alarm, not both", false});
  }
  const auto* axis = document::find(&node, {"yAxis", "left"});
  const bool limits =
      axis != nullptr &&
      (axis->object() == nullptr || (axis->find("min") != nullptr && axis->find("max") != nullptr));
  if (text_or_empty(node.find("view")) == "gauge" && !limits && !is_unknown(node.find("yAxis"))) {
    out.push_back({"yAxis.left", "a gauge needs a min and a max", false});
  }
}

bool stands_for_another(const Node& item) {
  const auto text = text_or_empty(&item);
  return text == "." || text == "...";
}

/// "." and "..." take their text from the metric before; an expression is none.
void first_metric(const Node& node, BodyProblems& out) {
  std::size_t index = 0;
  for (const auto& metric : items_of(node.find("metrics"))) {
    const auto at = index++;
    const auto& items = items_of(&metric);
    if (items.empty() || items.front().object()) continue;
    if (std::ranges::any_of(items, stands_for_another)) {
      out.push_back({fmt::format("metrics[{}]", at),
                     "there is no metric before that '.' and '...' could repeat", false});
    }
    return;
  }
}

void metric_options(const Node& node, BodyProblems& out) {
  const auto id = known_text(node.find("id"));
  if (!id || (!id->empty() && id->front() >= 'a' && id->front() <= 'z')) return;
  out.push_back({"id", fmt::format("'{}' doesn't begin with a lowercase letter", *id), false});
}

/// What a variable's values are looked up with.
void look_up(const Node& variable, BodyProblems& out) {
  const auto text = known_text(variable.find("search"));
  if (!text) return;
  const auto search = language::read_metric_search(*text);
  for (const auto& problem : search.problems) {
    out.push_back({fmt::format("search:1:{}", problem.offset + 1), problem.message, false});
  }
  const auto from = known_text(variable.find("populateFrom"));
  const bool names_dimensions = search.problems.empty() && search.schema.size() > 1;
  if (!from || !names_dimensions) return;
  if (std::ranges::count(search.schema.begin() + 1, search.schema.end(), *from) > 0) return;
  out.push_back(
      {"populateFrom", fmt::format("'{}' is not a dimension of the search", *from), false});
}

/// Whether the default is among the values, as far as both are known.
bool may_be_default(const Node& values, const std::string& value) {
  const auto fits = [&](const Node& choice) {
    const auto text = known_text(choice.find("value"));
    return !text || *text == value;
  };
  return std::ranges::any_of(items_of(&values), fits);
}

void variable(const Node& node, BodyProblems& out) {
  const auto id = known_text(node.find("id"));
  if (id && !id->empty() && !is_name(*id, 0, id->size(), "-_")) {
    out.push_back(
        {"id", fmt::format("'{}' has characters other than letters, digits, - and _", *id), true});
  }
  const auto type = known_text(node.find("type")).value_or("");
  if ((type == "property" || type == "pattern") && !node.find(type)) {
    out.push_back({type, fmt::format("a {} variable says what it replaces", type), false});
  }
  const auto input = known_text(node.find("inputType")).value_or("");
  const auto* values = node.find("values");
  if ((input == "select" || input == "radio") && !values) {
    for (const auto* name : {"search", "populateFrom"}) {
      if (node.find(name)) continue;
      out.push_back(
          {name, fmt::format("a {} needs values, or search and populateFrom", input), true});
      break;
    }
  }
  look_up(node, out);
  const auto value = known_text(node.find("defaultValue"));
  if (value && values && values->list() && input != "input" && !may_be_default(*values, *value)) {
    out.push_back({"defaultValue", fmt::format("'{}' is none of the values", *value), false});
  }
}

}  // namespace

BodyProblems relation_problems(std::string_view kind, const Node& object) {
  BodyProblems out;
  if (kind == "body") body(object, out);
  if (kind == "widget") widget(object, out);
  if (kind == "metric widget") {
    metric_widget(object, out);
    first_metric(object, out);
  }
  if (kind == "metric options") metric_options(object, out);
  if (kind == "variable") variable(object, out);
  return out;
}

}  // namespace sagewatch::checks
