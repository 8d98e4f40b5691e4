#include <fmt/format.h>

#include <algorithm>

#include "checks/events/input_transformers.hpp"
#include "checks/language_text.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {
namespace {

/// Where and why a text is not a JSON value; `begin` is its offset in the template.
void find_no_json(std::string_view text, std::size_t begin, language::Problems& problems) {
  const auto reading = document::read_json("", std::string(text));
  if (reading.usable()) return;
  problems.push_back({begin, "the template is neither JSON nor quoted strings, one per line"});
}

/// A template of strings has one per line; any other is one JSON value.
void find_no_json(std::string_view filled, language::Problems& problems) {
  const auto first = filled.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || filled[first] != '"') {
    return find_no_json(filled, 0, problems);
  }
  for (std::size_t begin = 0; begin < filled.size() && problems.empty();) {
    const auto line = filled.substr(begin, filled.find('\n', begin) - begin);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      find_no_json(line, begin, problems);
    }
    begin += line.size() + 1;
  }
}

language::Problems template_problems(const InputTransformer& transformer) {
  language::Problems out;
  const auto* paths = transformer.paths.object();
  const bool known = paths != nullptr || transformer.paths.is_null();
  for (const auto& variable : transformer.template_.variables) {
    const bool defined = paths != nullptr && transformer.paths.find(variable.name) != nullptr;
    if (!known || defined || language::is_predefined_input(variable.name)) continue;
    out.push_back({variable.offset, fmt::format("InputPathsMap has no '{}'", variable.name)});
  }
  if (!transformer.template_.unknown && out.empty()) {
    find_no_json(transformer.template_.filled, out);
  }
  return out;
}

void find_wrong_names(const InputTransformer& transformer, Findings& findings) {
  const auto* paths = transformer.paths.object();
  if (!paths) return;
  const auto& variables = paths->members();
  if (variables.size() > quota::input_transformer_variables) {
    findings.add(transformer.rule, &transformer.paths,
                 fmt::format("there are {} variables, EventBridge accepts {}", variables.size(),
                             quota::input_transformer_variables));
  }
  for (const auto& [name, offset, path] : variables) {
    if (is_name(name, 1, 256, "_-") && !name.starts_with("AWS")) continue;
    findings.add(transformer.rule, &path,
                 fmt::format("'{}' is not a valid variable name: names consist of letters, digits, "
                             "- and _, and do not begin with AWS",
                             name));
  }
}

}  // namespace

const Check input_transformer_refused{
    .id = "E1128",
    .title = "EventBridge refuses an input transformer",
    .why =
        "A template is JSON, or quoted strings. A name in angle brackets is a variable of "
        "InputPathsMap or one that EventBridge predefines; PutTargets refuses any other.",
    .fix = "correct the template, or define the variable",
    .source =
        "EventBridge user guide, Amazon EventBridge input transformation: "
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html; "
        "EventBridge API reference, InputTransformer",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_input_transformer(subject, [&](const InputTransformer& transformer) {
            find_wrong_names(transformer, findings);
            if (transformer.text.empty()) return;
            add_problems(findings, transformer.rule, transformer.where, "InputTemplate",
                         transformer.text, template_problems(transformer));
          });
        },
};

}  // namespace sagewatch::checks
