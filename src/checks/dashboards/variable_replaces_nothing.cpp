#include <fmt/format.h>

#include <algorithm>

#include "checks/dashboards/dashboard.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/document/write.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

bool is_given(const Node& node) { return node.get<cfn::Text>() == nullptr; }

/// Whether the names of properties and dimensions are known; the values need not be.
bool are_names_known(const Node& widget) {
  const auto* metrics = document::find(&widget, {"properties", "metrics"});
  return widget.object() != nullptr && widget.find("properties") != nullptr &&
         is_given(*widget.find("properties")) &&
         (metrics == nullptr ||
          (is_given(*metrics) && std::ranges::all_of(items_of(metrics), is_given)));
}

bool is_all_known(const Node& widgets) {
  if (const auto* list = widgets.list()) return std::ranges::all_of(*list, is_all_known);
  if (!widgets.object()) return is_given(widgets);
  return std::ranges::all_of(widgets.object()->members(), [](const document::Member& member) {
    return is_all_known(member.value);
  });
}

/// A string as it appears inside a JSON string, without quotes.
std::string escaped(const std::string& text) {
  const auto quoted = document::to_json(Node(text, 0));
  return quoted.substr(1, quoted.size() - 2);
}

bool has_any(std::string_view json, const std::vector<std::string>& texts) {
  return std::ranges::any_of(texts, [&](const std::string& text) {
    return json.find(escaped(text)) != std::string_view::npos;
  });
}

/// Whether unknown values can't contain a string that the widgets don't have.
bool is_decided(const Node& widgets, bool property) {
  return property ? std::ranges::all_of(items_of(&widgets), are_names_known)
                  : is_all_known(widgets);
}

}  // namespace

const Check variable_replaces_nothing{
    .id = "W1142",
    .title = "a variable of a dashboard replaces nothing",
    .why =
        "A property variable replaces the values of a property or a dimension in all widgets, and "
        "a pattern variable replaces a string. If no widget has it, choosing a value changes "
        "nothing.",
    .fix = "name a property, dimension or string that the widgets have, or remove the variable",
    .source = "CloudWatch API reference, Dashboard Body Structure and Syntax",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_dashboard(subject, [&](const Dashboard& dashboard) {
            const auto* variables = dashboard.body.root.find("variables");
            const auto* widgets = dashboard.body.root.find("widgets");
            if (items_of(variables).empty() || !widgets || !is_given(*widgets)) return;
            const auto json = document::to_json(*widgets);
            std::size_t index = 0;
            for (const auto& variable : items_of(variables)) {
              const auto at = index++;
              const auto type = known_text(variable.find("type")).value_or("");
              if (type != "property" && type != "pattern") continue;
              const auto text = known_text(variable.find(type));
              if (!text) continue;
              const auto texts = type == "pattern" ? texts_of_pattern(*text) : std::vector{*text};
              if (!texts || has_any(json, *texts)) continue;
              if (!is_decided(*widgets, type == "property")) continue;
              add_in_body(findings, dashboard, fmt::format("variables[{}].{}", at, type),
                          fmt::format("no widget has '{}'", *text));
            }
          });
        },
};

}  // namespace sagewatch::checks
