#include "changes/stack_set_templates.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "aws_cli/comparable_json.hpp"
#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// The template on one side of a change; absent if it can't be read, empty if there is none.
std::optional<json> template_in(const std::optional<std::string>& context) {
  if (!context) return json::object();
  const auto resource = embedded_json(context);
  const auto* properties = member(resource, "Properties");
  const auto body = properties ? text_of(*properties, "TemplateBody") : std::nullopt;
  auto inner = embedded_json(body);
  if (!inner.is_object()) return std::nullopt;
  return comparable(std::move(inner));
}

}  // namespace

std::optional<TemplateDiff> diff_in_accounts(const Change& change) {
  if (change.type != "AWS::CloudFormation::StackSet" || change.renamed_from) return std::nullopt;
  auto before = template_in(change.before);
  const auto after = template_in(change.after);
  if (!before || !after) return std::nullopt;
  return diff_templates(std::move(*before), *after, change.logical_id,
                        [](const auto&) { return ""; });
}

}  // namespace sagewatch
