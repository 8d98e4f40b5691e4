#include <fmt/format.h>

#include <algorithm>

#include "cost.hpp"
#include "functions.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

/// Fn::Sub.
namespace sagewatch::intrinsics {
namespace {

using document::Node;

/// Source: the refusal of CloudFormation, "variable names in Fn::Sub syntax must contain only
/// alphanumeric characters, underscores, periods, and colons".
bool is_variable_name(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return is_alphanumeric(c) || std::string_view("_.:").find(c) != std::string_view::npos;
  });
}

}  // namespace

Functions::Result Functions::sub(const Node& argument) {
  if (const auto* pattern = argument.text()) return text(filled_in(*pattern, {}));
  const auto* both = argument.list();
  const auto* pattern_of_two = both && both->size() == 2 ? both->front().text() : nullptr;
  if (!pattern_of_two || !both->back().object())
    return wrong("a string, or a list of a string and its variables");
  const auto given = evaluator_.object(*both->back().object(), both->back().offset());
  Variables variables;
  if (given && given->object()) {
    for (const auto& member : given->object()->members()) {
      variables.emplace(member.key, &member.value);
    }
  }
  return text(filled_in(*pattern_of_two, variables));
}

cfn::Text Functions::filled_in(const std::string& pattern, const Variables& variables) {
  cfn::Text out("");
  std::string_view rest = pattern;
  for (auto at = rest.find("${"); at != std::string_view::npos; at = rest.find("${")) {
    const auto end = rest.find('}', at);
    if (end == std::string_view::npos) break;
    const auto name = rest.substr(at + 2, end - at - 2);
    out = std::move(out) + cfn::Text(rest.substr(0, at));
    if (name.starts_with('!')) {
      out = std::move(out) + cfn::Text("${" + std::string(name.substr(1)) + "}");
    } else {
      out = std::move(out) + variable(std::string(name), variables);
    }
    rest.remove_prefix(end + 1);
  }
  return std::move(out) + cfn::Text(rest);
}

cfn::Text Functions::variable(const std::string& name, const Variables& variables) {
  const auto given = variables.find(name);
  if (given == variables.end()) {
    if (!is_variable_name(name)) {
      evaluator_.problem("E0410", offset_, fmt::format("'{}' is no name of a variable", name),
                         "names have letters, digits and the characters _ . and : only; for the "
                         "text itself write ${!NAME}");
      return cfn::Reference{"", "Fn::Sub", name};
    }
    const auto dot = std::min(name.find('.'), name.size());
    const auto attribute = dot < name.size() ? name.substr(dot + 1) : "";
    const auto value = evaluator_.reference({"", name.substr(0, dot), attribute}, offset_);
    return affordable_text(value).value_or(cfn::Text(cfn::Reference{"", name}));
  }
  return affordable_text(*given->second).value_or(cfn::Text(cfn::Reference{"", "Fn::Sub", name}));
}

std::optional<cfn::Text> Functions::affordable_text(const Node& node) {
  return evaluator_.afford(cost_of(node), offset_) ? text_of(node) : std::nullopt;
}

}  // namespace sagewatch::intrinsics
