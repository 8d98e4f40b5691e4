#include <fmt/format.h>

#include <algorithm>

#include "checks/logs/filter_patterns.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using language::filter_pattern::Kind;

/// "$status" names a field of a space-delimited pattern; "$.status" and "$1" are something else.
bool names_field(std::string_view value) {
  return value.size() > 1 && value[0] == '$' && value[1] != '.' && value[1] != '{' &&
         value[1] != '[' && value.find_first_not_of("0123456789", 1) != std::string_view::npos;
}

class Transformation {
 public:
  Transformation(const FilterPattern& filter, Findings& findings)
      : filter_(filter), findings_(findings) {}

  void look_at(const Node& transformation) {
    const auto* dimensions = transformation.find("Dimensions");
    if (!items_of(dimensions).empty()) look_at_dimensions(transformation, *dimensions);
    look_at_value(transformation.find("MetricValue"));
    for (const auto& dimension : items_of(dimensions)) look_at_value(dimension.find("Value"));
  }

 private:
  void look_at_dimensions(const Node& transformation, const Node& dimensions) {
    if (filter_.pattern.kind == Kind::terms && filter_.pattern.is_whole) {
      add(&dimensions,
          "a pattern of terms does not support dimensions: only JSON and "
          "space-delimited patterns do");
    }
    if (const auto* value = transformation.find("DefaultValue")) {
      add(value, "a metric with dimensions has no DefaultValue");
    }
  }

  void look_at_value(const Node* value) {
    const auto name = known_text(value);
    if (!name || !filter_.pattern.is_whole) return;
    const auto kind = filter_.pattern.kind;
    const bool from_json = name->starts_with("$.");
    if (from_json ? kind == Kind::json : !names_field(*name)) return;
    if (kind == Kind::space_delimited && !from_json) return look_at_field(value, name->substr(1));
    if (filter_.text.find_first_not_of(' ') == std::string::npos) return;  // matches JSON, too
    add(value,
        fmt::format("only a {} pattern gives '{}'", from_json ? "JSON" : "space-delimited", *name));
  }

  void look_at_field(const Node* value, const std::string& name) {
    const auto& fields = filter_.pattern.fields;
    if (std::ranges::find(fields, name) != fields.end()) return;
    add(value, fmt::format("the pattern has no field '{}'", name));
  }

  void add(const Node* where, std::string message) {
    findings_.add(*filter_.resource, where, std::move(message));
  }

  const FilterPattern& filter_;
  Findings& findings_;
};

}  // namespace

const Check metric_filter_fields{
    .id = "E1125",
    .title = "a metric filter publishes a field that its pattern does not have",
    .why =
        "Dimensions require a JSON or space-delimited pattern and exclude a default value; "
        "CloudWatch Logs refuses other filters. A field that the pattern does not name has no "
        "value.",
    .fix = "name the field in the pattern, or remove the dimensions or the default value",
    .source = "CloudWatch Logs user guide, publishing dimensions with metrics",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_filter_pattern(subject, [&](const FilterPattern& filter) {
            if (!filter.pattern.problems.empty()) return;
            Transformation transformation(filter, findings);
            for (const auto& item : items_of(filter.resource->find("MetricTransformations"))) {
              transformation.look_at(item);
            }
          });
        },
};

}  // namespace sagewatch::checks
