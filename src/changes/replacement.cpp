#include "changes/replacement.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "aws_cli/template_references.hpp"
#include "base/json_fields.hpp"
#include "sagewatch/intrinsics/resource_types.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// A property of a resource that refers to another one.
struct Use {
  std::string user;  ///< logical id
  std::string property;
  std::string reference;  ///< "Bus.Arn"
};

/// Indexed by the logical id that is referred to.
using Uses = std::unordered_map<std::string, std::vector<Use>>;

Uses uses_in(const json& resources) {
  Uses out;
  for (const auto& [id, resource] : resources.items()) {
    const auto* properties = member(resource, "Properties");
    if (!properties || !properties->is_object()) continue;
    for (const auto& [name, value] : properties->items()) {
      for_each_reference(value, [&, user = id, property = name](std::string_view reference) {
        out[std::string(reference.substr(0, reference.find('.')))].push_back(
            {user, property, std::string(reference)});
      });
    }
  }
  return out;
}

/// Follows the references from replaced resources to their users.
class Consequences {
 public:
  Consequences(ChangeSet& set, const json& resources) : set_(set), resources_(resources) {
    for (std::size_t i = 0; i < set.changes.size(); ++i) {
      const auto& change = set.changes[i];
      index_[change.logical_id] = i;
      for (const auto& one : change.properties)
        told_.emplace(change.logical_id, property_of(one.path));
    }
  }

  void add() {
    const auto uses = uses_in(resources_);
    for (const auto& change : set_.changes) {
      // References to a new logical id already show up as changes.
      if (change.replacement != Replacement::no && !change.renamed_from)
        waiting_.push_back(change.logical_id);
    }
    while (!waiting_.empty()) {
      const auto id = std::move(waiting_.back());
      waiting_.pop_back();
      const auto found = uses.find(id);
      if (found == uses.end()) continue;
      for (const auto& use : found->second) follow(use);
    }
  }

 private:
  void follow(const Use& use) {
    auto& change = change_of(use.user);
    if (change.action != Action::modify) return;
    if (!told_.emplace(use.user, use.property).second) return;
    const bool in_place = replacement_by(change.type, use.property) == Replacement::no;
    change.properties.push_back({.path = use.property,
                                 .before = {},
                                 .after = {},
                                 .cause = use.reference,
                                 .replaces = in_place ? Replacement::no : Replacement::maybe});
    if (in_place || change.replacement != Replacement::no) return;
    change.replacement = Replacement::maybe;
    waiting_.push_back(change.logical_id);
  }

  Change& change_of(const std::string& id) {
    const auto [found, is_new] = index_.emplace(id, set_.changes.size());
    if (is_new) {
      const auto& resource = resources_[id];
      auto context = resource;
      context.erase("Type");
      const auto text = context.dump(-1, ' ', false, json::error_handler_t::replace);
      set_.changes.push_back({.action = Action::modify,
                              .action_name = "Modify",
                              .logical_id = id,
                              .type = text_of(resource, "Type").value_or("?"),
                              .physical_id = {},
                              .policy_action = {},
                              .before = text,
                              .after = text});
    }
    return set_.changes[found->second];
  }

  ChangeSet& set_;
  const json& resources_;
  std::unordered_map<std::string, std::size_t> index_;  ///< indexes of the changes, by logical id
  std::set<std::pair<std::string, std::string>> told_;  ///< logical ids and properties
  std::vector<std::string> waiting_;
};

}  // namespace

std::string property_of(const std::string& path) {
  return path.substr(0, path.find_first_of("/ "));
}

Replacement replacement_by(const std::string& type, const std::string& path) {
  const auto* known = intrinsics::find_resource_type(type);
  if (!known) return Replacement::no;
  const auto property = property_of(path);
  if (std::ranges::count(known->replaces, property) > 0) return Replacement::yes;
  return std::ranges::count(known->may_replace, property) > 0 ? Replacement::maybe
                                                              : Replacement::no;
}

void add_consequences(ChangeSet& set, const json& resources) { Consequences(set, resources).add(); }

}  // namespace sagewatch
