#include "checks/dashboards/dashboard_structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

#include "checks/dashboards/dashboard_metric.hpp"
#include "checks/dashboards/dashboard_relations.hpp"
#include "checks/dashboards/dashboard_rules.hpp"
#include "checks/parts.hpp"
#include "language/statistic.hpp"
#include "sagewatch/document/suggest.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

std::optional<double> number_of(const Node& node) {
  const auto* number = node.get<document::Number>();
  if (!number) return std::nullopt;
  return std::strtod(number->text.c_str(), nullptr);
}

bool is_whole(const Node& node) {
  const auto number = number_of(node);
  return number && std::floor(*number) == *number;
}

/// "#rrggbb", and the shorter "#rgb" of an example in the documentation.
bool is_documented_color(std::string_view text) {
  return (text.size() == 4 || text.size() == 7) &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// What is a text, and one of a certain form.
bool is_of_text(std::string_view is) {
  return is == "text" || is == "statistic" || is == "arn" || is == "time";
}

/// "2026-11-29T09:00:00Z", or a duration back from now, such as "-PT6H".
bool is_documented_time(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with('P')) return text.size() > 2;
  constexpr std::string_view date = "dddd-dd-dd";
  const auto fits = [](char c, char wanted) { return wanted == 'd' ? is_digit(c) : c == wanted; };
  return std::ranges::equal(text.substr(0, date.size()), date, fits);
}

bool fits(const Node& node, std::string_view is) {
  if (is.empty()) return true;
  if (is_of_text(is)) return node.text() != nullptr;
  if (is == "color") return node.text() != nullptr && node.text()->starts_with('#');
  if (is == "integer" || is == "period") return is_whole(node);
  if (is == "number") return number_of(node).has_value();
  if (is == "truth") return node.get<bool>() != nullptr;
  if (is == "list") return node.list() != nullptr;
  return node.object() != nullptr;
}

std::string_view described(std::string_view is) {
  if (is_of_text(is)) return "a string";
  if (is == "color") return "a color such as \"#1f77b4\"";
  if (is == "integer" || is == "period") return "a whole number";
  if (is == "number") return "a number";
  if (is == "truth") return "true or false";
  if (is == "list") return "a list";
  return "an object";
}

std::string shown_value(const Node& node) {
  if (node.list()) return "a list";
  if (node.object()) return "an object";
  const auto text = text_or_empty(&node);
  return node.text() ? fmt::format("\"{}\"", text) : text;
}

/// Null is skipped: how CloudWatch treats it is not documented.
bool is_known(const Node& node) { return node.get<cfn::Text>() == nullptr && !node.is_null(); }

class StructureReader {
 public:
  void value(const Node& node, const PropertyRule& rule, const std::string& path) {
    if (!is_known(node)) return;
    if (!fits(node, rule.is)) {
      add(path, !rule.doubt, "must be {}, not {}", described(rule.is), shown_value(node));
      return;
    }
    range(node, rule, path);
    if (rule.is == "text") allowed(node, rule, path);
    if (rule.is == "period") period(node, path);
    if (node.text()) form(*node.text(), rule.is, path);
    if (node.list()) items(node, rule, path);
    if (node.object()) object(node, rule.is, path);
  }

  BodyProblems take() { return std::move(problems_); }

 private:
  template <typename... Parts>
  void add(const std::string& path, bool refused, std::string_view message, const Parts&... parts) {
    problems_.push_back({path, fmt::format(fmt::runtime(message), parts...), refused});
  }

  void form(const std::string& text, std::string_view is, const std::string& path) {
    if (is == "statistic" && !language::is_statistic(text)) {
      add(path, false, "\"{}\" is not a statistic", text);
    }
    if (is == "color" && !is_documented_color(text)) {
      add(path, false, "\"{}\" is not # and six hexadecimal digits", text);
    }
    if (is == "arn" && !text.starts_with("arn:")) add(path, false, "\"{}\" is not an ARN", text);
    if (is == "time" && !is_documented_time(text)) {
      add(path, false,
          "\"{}\" is neither a time such as 2026-11-29T09:00:00Z nor a duration such as -PT6H",
          text);
    }
  }

  void range(const Node& node, const PropertyRule& rule, const std::string& path) {
    const auto* list = node.list();
    // An unknown item may stand for several.
    if (list && !std::ranges::all_of(*list, is_known)) return;
    const auto size = list          ? static_cast<double>(list->size())
                      : node.text() ? static_cast<double>(node.text()->size())
                                    : number_of(node).value_or(0);
    const auto* const what = list ? " items" : node.text() ? " characters" : "";
    if (rule.from && size < static_cast<double>(*rule.from)) {
      add(path, !rule.doubt, "is {}{}, the minimum is {}", size, what, *rule.from);
    }
    if (rule.to && size > static_cast<double>(*rule.to)) {
      add(path, !rule.doubt, "is {}{}, the maximum is {}", size, what, *rule.to);
    }
  }

  void allowed(const Node& node, const PropertyRule& rule, const std::string& path) {
    const auto& values = rule.values;
    if (values.empty() || std::ranges::find(values, *node.text()) != values.end()) return;
    add(path, false, "\"{}\" is not one of the documented values {}", *node.text(),
        fmt::join(values, ", "));
  }

  void period(const Node& node, const std::string& path) {
    const auto seconds = *number_of(node);
    constexpr std::array<double, 5> high_resolution{1, 5, 10, 20, 30};
    if (std::ranges::find(high_resolution, seconds) != high_resolution.end()) return;
    if (seconds >= 60 && std::fmod(seconds, 60) == 0) return;
    add(path, false, "a period is 1, 5, 10, 20, 30 or a multiple of 60 seconds, not {}", seconds);
  }

  void items(const Node& node, const PropertyRule& rule, const std::string& path) {
    std::size_t index = 0;
    for (const auto& item : *node.list()) {
      const auto at = fmt::format("{}[{}]", path, index++);
      if (rule.items == "metric") {
        if (!metric(item, at)) return;
      } else if (item.list() && rule.items.ends_with(" annotation")) {
        items(item, rule, at);  // a band
      } else {
        value(item, {.is = rule.items, .values = rule.values}, at);
      }
    }
  }

  /// Whether to report another problem: a metric that isn't wrapped in a list has many items.
  bool metric(const Node& item, const std::string& path) {
    if (!is_known(item)) return true;
    if (const auto problem = metric_problem(item)) {
      add(path, true, "{}", *problem);
    } else if (item.list()->back().object()) {
      const auto last = item.list()->size() - 1;
      object(item.list()->back(), "metric options", fmt::format("{}[{}]", path, last));
    }
    return item.list() != nullptr;
  }

  void object(const Node& node, const std::string& kind, const std::string& path) {
    const auto* rules = find_object_rules(kind);
    if (!rules) return;
    bool names_known = true;
    const auto prefix = path.empty() ? "" : path + ".";
    for (const auto& [name, offset, member] : node.object()->members()) {
      const auto* rule = rules->find(name);
      names_known = names_known && name.find("${") == std::string::npos;
      if (rule) {
        value(member, *rule, prefix + name);
      } else if (names_known) {
        undocumented(kind, *rules, name, prefix + name);
      }
    }
    if (!names_known) return;
    for (const auto& [name, rule] : rules->properties) {
      if (rule.required && !node.find(name)) {
        add(path, !rule.doubt, "{} lacks '{}'", path.empty() ? "the body" : "this", name);
      }
    }
    for (auto& [place, message, refused] : relation_problems(kind, node)) {
      problems_.push_back({prefix + place, std::move(message), refused});
    }
    if (kind == "widget") properties(node, prefix + "properties");
  }

  void properties(const Node& widget, const std::string& path) {
    const auto* node = widget.find("properties");
    if (node && node->object()) object(*node, text_or_empty(widget.find("type")) + " widget", path);
  }

  /// Each is reported once per body: a problem of one metric is often one of all.
  void undocumented(const std::string& kind, const ObjectRules& rules, const std::string& name,
                    const std::string& path) {
    if (!undocumented_.insert(kind + "." + name).second) return;
    const auto meant = document::near_miss(name, rules.names());
    add(path, false, "'{}' is not a documented property{}", name,
        meant ? fmt::format(": did you mean '{}'?", *meant) : "");
  }

  BodyProblems problems_;
  std::set<std::string> undocumented_;
};

}  // namespace

BodyProblems structure_problems(const Node& body) {
  StructureReader reader;
  if (body.object()) reader.value(body, {.is = "body"}, "");
  return reader.take();
}

void add_structure_problems(const Template& subject, Findings& findings, bool refused) {
  for_each_dashboard(subject, [&](const Dashboard& dashboard) {
    for (const auto& problem : structure_problems(dashboard.body.root)) {
      if (problem.refused != refused) continue;
      add_in_body(findings, dashboard, problem.path, problem.message);
    }
  });
}

}  // namespace sagewatch::checks
