#include "stack_set_access.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "comparable_json.hpp"
#include "json_fields.hpp"
#include "template_diff.hpp"

namespace sagewatch::cli {
namespace {

using nlohmann::json;

/// The template in one side of a change; absent where it can't be read, empty where there is none.
std::optional<json> template_in(const std::optional<std::string>& context) {
  if (!context) return json::object();
  const auto resource = embedded_json(context);
  const auto* properties = member(resource, "Properties");
  const auto body = properties ? text_of(*properties, "TemplateBody") : std::nullopt;
  auto inner = embedded_json(body);
  if (!inner.is_object()) return std::nullopt;
  return comparable(std::move(inner));
}

/// Absent where the templates can't be compared.
std::optional<std::vector<AccessChange>> access_in_accounts(const Change& change) {
  const auto before = template_in(change.before);
  const auto after = template_in(change.after);
  if (!before || !after) return std::nullopt;
  auto out =
      diff_templates(*before, *after, change.logical_id, [](const auto&) { return ""; }).access;
  for (auto& one : out) {
    one.sentence = fmt::format("in the accounts of {}: {}", change.logical_id, one.sentence);
    one.logical_id = change.logical_id;
  }
  return out;
}

}  // namespace

std::vector<AccessChange> access_with_stack_sets(const ChangeSet& set) {
  std::vector<AccessChange> inside;
  std::set<std::string> told;
  for (const auto& change : set.changes) {
    if (change.type != "AWS::CloudFormation::StackSet" || change.renamed_from) continue;
    auto inner = access_in_accounts(change);
    if (!inner) continue;
    told.insert(change.logical_id);
    std::ranges::move(*inner, std::back_inserter(inside));
  }
  auto out = access_changes(set);
  std::erase_if(out, [&](const auto& one) { return told.contains(one.logical_id); });
  std::ranges::move(inside, std::back_inserter(out));
  return out;
}

}  // namespace sagewatch::cli
