#include "changes/template_diff.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "access/link_sharing.hpp"
#include "aws_cli/value_changes.hpp"
#include "base/json_fields.hpp"
#include "base/returned_texts.hpp"
#include "changes/fixed_names.hpp"
#include "changes/renamed_resources.hpp"
#include "changes/replacement.hpp"
#include "changes/stack_set_access.hpp"
#include "sagewatch/intrinsics/resource_types.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// Sections with named entries, in the order in which they are reported.
constexpr std::array<const char*, 5> entry_sections{"Parameters", "Mappings", "Rules", "Conditions",
                                                    "Outputs"};

json section(const json& whole, const char* name) {
  const auto* found = member(whole, name);
  return found && found->is_object() ? *found : json::object();
}

/// The attributes of a resource as in a change set: without its type.
std::string context(json resource) {
  resource.erase("Type");
  return resource.dump(-1, ' ', false, json::error_handler_t::replace);
}

Change change_of(Action action, const char* name, const std::string& id, const json& resource) {
  return {.action = action,
          .action_name = name,
          .logical_id = id,
          .type = text_of(resource, "Type").value_or("?"),
          .physical_id = {},
          .policy_action = {},
          .before = {},
          .after = {}};
}

Change added(const std::string& id, const json& resource) {
  auto out = change_of(Action::add, "Add", id, resource);
  out.after = context(resource);
  return out;
}

Change removed(const std::string& id, const json& resource) {
  auto out = change_of(Action::remove, "Remove", id, resource);
  out.before = context(resource);
  return out;
}

/// Members of `a` and `b` but "Properties", each once.
std::set<std::string> attributes(const json& a, const json& b) {
  std::set<std::string> out;
  for (const auto* resource : {&a, &b}) {
    for (const auto& [key, value] : resource->items()) out.insert(key);
  }
  out.erase("Properties");
  return out;
}

json value_of(const json& resource, const std::string& key) {
  const auto* value = member(resource, key.c_str());
  return value ? *value : json();
}

std::vector<PropertyChange> differences(const json& before, const json& after) {
  auto out = value_changes(section(before, "Properties"), section(after, "Properties"), "");
  for (const auto& key : attributes(before, after)) {
    for (auto& one : value_changes(value_of(before, key), value_of(after, key), key)) {
      out.push_back(std::move(one));
    }
  }
  return out;
}

Change modified(const std::string& id, const json& before, const json& after) {
  auto out = change_of(Action::modify, "Modify", id, after);
  out.before = context(before);
  out.after = context(after);
  out.properties = differences(before, after);
  // The data of a resource of another type is lost with it.
  if (value_of(before, "Type") != value_of(after, "Type")) {
    out.type = text_of(before, "Type").value_or("?");
    out.replacement = Replacement::yes;
  }
  for (auto& property : out.properties) {
    property.replaces = replacement_by(out.type, property.path);
    out.replacement = std::max(out.replacement, property.replaces);
  }
  return out;
}

/// The old one is removed, whatever its UpdateReplacePolicy says.
std::string what_removal_does(const json& resource) {
  const auto policy = text_of(resource, "DeletionPolicy").value_or("Delete");
  return policy == "RetainExceptOnCreate" ? "Retain" : policy;
}

Change renamed(const std::string& old_id, const std::string& id, const json& before,
               const json& after) {
  auto out = modified(id, before, after);
  out.renamed_from = old_id;
  // References to renamed resources are not differences.
  const auto properties = section(before, "Properties");
  std::erase_if(out.properties, [&](const PropertyChange& property) {
    return properties.contains(property_of(property.path));
  });
  out.replacement = Replacement::yes;
  out.policy_action = what_removal_does(before);
  return out;
}

std::vector<Change> resource_changes(const json& before, const json& after) {
  const auto new_ids = renamed_resources(before, after);
  std::set<std::string> taken;
  std::vector<Change> out;
  for (const auto& [id, resource] : before.items()) {
    const auto renaming = new_ids.find(id);
    if (renaming != new_ids.end()) {
      const auto& new_id = renaming->second;
      out.push_back(renamed(id, new_id, resource, after[new_id]));
      taken.insert(new_id);
    } else if (!after.contains(id)) {
      out.push_back(removed(id, resource));
    } else if (after[id] != resource) {
      out.push_back(modified(id, resource, after[id]));
    }
  }
  for (const auto& [id, resource] : after.items()) {
    if (!before.contains(id) && !taken.contains(id)) out.push_back(added(id, resource));
  }
  return out;
}

Action action_of(const json& before, const json& after) {
  if (before.is_null()) return Action::add;
  return after.is_null() ? Action::remove : Action::modify;
}

void compare_entry(std::vector<EntryChange>& out, const std::string& name, const std::string& id,
                   const json& before, const json& after) {
  if (before == after) return;
  out.push_back({.section = name,
                 .id = id,
                 .action = action_of(before, after),
                 .properties = value_changes(before, after, "")});
}

void compare_entries(std::vector<EntryChange>& out, const char* name, const json& before,
                     const json& after) {
  for (const auto& [id, value] : before.items()) {
    compare_entry(out, name, id, value, value_of(after, id));
  }
  for (const auto& [id, value] : after.items()) {
    if (!before.contains(id)) compare_entry(out, name, id, json(), value);
  }
}

bool has_entries(const json& whole, const char* name) {
  const auto* found = member(whole, name);
  return found == nullptr || found->is_object();
}

std::vector<EntryChange> entry_changes(const json& before, const json& after) {
  std::vector<EntryChange> out;
  auto rest = attributes(before, after);
  rest.erase("Resources");
  for (const auto* name : entry_sections) {
    if (!has_entries(before, name) || !has_entries(after, name)) continue;
    compare_entries(out, name, section(before, name), section(after, name));
    rest.erase(name);
  }
  for (const auto& name : rest) {
    compare_entry(out, name, "", value_of(before, name), value_of(after, name));
  }
  return out;
}

std::vector<std::string> unknown_types(const std::vector<Change>& changes) {
  std::set<std::string> out;
  for (const auto& change : changes) {
    const bool changes_in_place =
        change.action == Action::modify && change.replacement == Replacement::no;
    if (changes_in_place && !intrinsics::find_resource_type(change.type)) out.insert(change.type);
  }
  return {out.begin(), out.end()};
}

}  // namespace

TemplateDiff diff_templates(json before, const json& after, const std::string& stack,
                            const PathOf& path_of) {
  restore_texts(before, after);
  const auto old_resources = section(before, "Resources");
  const auto new_resources = section(after, "Resources");
  TemplateDiff out{.resources = {.name = "",
                                 .stack = stack,
                                 .region = "",
                                 .account = "",
                                 .status = "",
                                 .changes = resource_changes(old_resources, new_resources)},
                   .others = entry_changes(before, after)};
  out.access = with_sharing(access_with_stack_sets(out.resources), out.resources);
  add_consequences(out.resources, new_resources);
  out.refused = refuse_fixed_names(out.resources);
  out.unknown_types = unknown_types(out.resources.changes);
  std::ranges::sort(out.resources.changes, {}, &Change::logical_id);
  for (auto& change : out.resources.changes) change.path = path_of(change.logical_id);
  return out;
}

}  // namespace sagewatch
