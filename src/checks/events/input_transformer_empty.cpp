#include <fmt/format.h>

#include <algorithm>

#include "checks/events/event_pattern.hpp"
#include "checks/events/input_transformers.hpp"
#include "checks/language_text.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {
namespace {

/// Why no event has anything at a path: `$.detail.a[0]`, or `$` for all of it.
std::string why_nothing(std::string_view path) {
  if (path.empty() || path.find("${") != std::string_view::npos || path == "$") return "";
  if (!path.starts_with("$.")) return fmt::format("'{}' does not begin with '$.'", path);
  if (path.find("..") != std::string_view::npos || path.find('?') != std::string_view::npos) {
    return fmt::format(
        "'{}' uses JSON path syntax that EventBridge does not support: it supports names, indexes "
        "and *",
        path);
  }
  const auto field = path.substr(2, path.find_first_of(".[", 2) - 2);
  if (field.empty() || field == "*" || is_event_field(field)) return "";
  return fmt::format("events have no top-level field '{}'", field);
}

void look_at(const InputTransformer& transformer, Findings& findings) {
  if (const auto* paths = transformer.paths.object()) {
    for (const auto& [name, offset, path] : paths->members()) {
      const auto why = why_nothing(text_or_empty(&path));
      if (!why.empty()) findings.add(transformer.rule, &path, why);
    }
  }
  for (const auto& variable : transformer.template_.variables) {
    const bool whole =
        variable.name == "aws.events.event" || variable.name == "aws.events.event.json";
    if (!whole || !variable.in_text) continue;
    add_problems(
        findings, transformer.rule, transformer.where, "InputTemplate", transformer.text,
        {{variable.offset,
          fmt::format("<{}> is inside a string, which its quotes would end", variable.name)}});
  }
}

/// A target that gets a part of the event as it is.
void look_at_path(const Resource& rule, const Node& target, Findings& findings) {
  const auto* path = target.find("InputPath");
  const auto why = why_nothing(text_or_empty(path));
  if (!why.empty()) findings.add(rule, path, why);
}

}  // namespace

const Check input_transformer_empty{
    .id = "W1129",
    .title =
        "the input of a target reads a field that events don't have, or puts JSON into a string",
    .why =
        "EventBridge does not validate the paths: if the path of a variable finds nothing, the "
        "target doesn't get the variable. The whole event is JSON that isn't escaped, so it can be "
        "a value but not part of a string.",
    .fix =
        "begin the path with $.detail or another field of events; put the event outside the quotes",
    .source = "EventBridge user guide, Amazon EventBridge input transformation",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_input_transformer(subject, [&](const InputTransformer& transformer) {
            look_at(transformer, findings);
          });
          for_each_target(subject, [&](const Resource& rule, const Node& target) {
            look_at_path(rule, target, findings);
          });
        },
};

}  // namespace sagewatch::checks
