#include "changes/fixed_names.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "access/policy_text.hpp"
#include "aws_cli/value_changes.hpp"
#include "base/json_fields.hpp"
#include "base/plain_text.hpp"
#include "changes/stack_set_templates.hpp"
#include "sagewatch/intrinsics/resource_types.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// The value of a property; null if it is missing.
json property_in(const std::optional<std::string>& context, const std::string& property) {
  const auto resource = embedded_json(context);
  const auto* properties = member(resource, "Properties");
  const auto* value = properties ? member(*properties, property.c_str()) : nullptr;
  return value ? *value : json();
}

/// The name in the properties of a resource, for people.
std::optional<std::string> custom_name(const std::string& type,
                                       const std::optional<std::string>& context) {
  const auto* known = intrinsics::find_resource_type(type);
  if (!known || !known->name_property) return std::nullopt;
  const auto value = property_in(context, *known->name_property);
  if (value.is_null()) return std::nullopt;
  auto name = value_text(value);
  return name.find(known_after_apply) == std::string::npos ? std::optional(name) : std::nullopt;
}

/// "Path", or "Path, PackageType".
std::string replacing_properties(const Change& change) {
  if (change.renamed_from) return "its logical id";
  std::string out;
  for (const auto& property : change.properties) {
    if (property.replaces != Replacement::yes) continue;
    out += (out.empty() ? "" : ", ") + escape_for_terminal(property.path);
  }
  return out.empty() ? "what changes" : out;
}

cfn::Diagnostic refusal(const Change& change, const std::string& name) {
  const auto because = replacing_properties(change);
  return {
      .id = "E0340",
      .message = fmt::format("{} ({}) would be replaced because of {}, but keeps the name {}: "
                             "CloudFormation refuses that",
                             escape_for_terminal(change.logical_id),
                             escape_for_terminal(change.type), because, escape_for_terminal(name)),
      .hint = fmt::format("restore {}; to change it, delete the stacks first and deploy them "
                          "again: docs/house-rules.md, Changes that AWS refuses",
                          because)};
}

/// The resources that are removed only after all new ones are created: logical ids by type and
/// name.
using NamesInUse = std::map<std::pair<std::string, std::string>, std::string>;

NamesInUse names_in_use(const ChangeSet& set) {
  NamesInUse out;
  for (const auto& change : set.changes) {
    if (change.action != Action::remove) continue;
    if (const auto name = custom_name(change.type, change.before)) {
      out.emplace(std::pair(change.type, *name), change.logical_id);
    }
  }
  return out;
}

cfn::Diagnostic refusal_of_new(const Change& change, const std::string& name,
                               const std::string& owner) {
  return {.id = "E0340",
          .message =
              fmt::format("{} ({}) would be created with the name {}, which {} has until it is "
                          "removed: CloudFormation refuses that",
                          escape_for_terminal(change.logical_id), escape_for_terminal(change.type),
                          escape_for_terminal(name), escape_for_terminal(owner)),
          .hint = "keep the logical id, or rename the resource"};
}

cfn::Diagnostics refuse_own_names(const ChangeSet& set) {
  cfn::Diagnostics out;
  const auto in_use = names_in_use(set);
  for (const auto& change : set.changes) {
    if (const auto name = fixed_name(change)) out.push_back(refusal(change, *name));
    if (change.action != Action::add) continue;
    const auto name = custom_name(change.type, change.after);
    const auto owner = name ? in_use.find({change.type, *name}) : in_use.end();
    if (owner == in_use.end()) continue;
    out.push_back(refusal_of_new(change, *name, owner->second));
  }
  return out;
}

}  // namespace

std::optional<std::string> fixed_name(const Change& change) {
  if (change.action != Action::modify || change.replacement != Replacement::yes)
    return std::nullopt;
  auto name = custom_name(change.type, change.after);
  return name == custom_name(change.type, change.before) ? name : std::nullopt;
}

cfn::Diagnostics refuse_fixed_names(const ChangeSet& set) {
  auto out = refuse_own_names(set);
  for (const auto& change : set.changes) {
    const auto inside = diff_in_accounts(change);
    if (!inside) continue;
    for (auto one : inside->refused) {
      one.message = fmt::format("in the accounts of {}: {}", escape_for_terminal(change.logical_id),
                                one.message);
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace sagewatch
