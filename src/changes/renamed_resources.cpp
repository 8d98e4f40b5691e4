#include "changes/renamed_resources.hpp"

#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

std::vector<std::string> only_in(const json& resources, const json& others) {
  std::vector<std::string> out;
  for (const auto& [id, resource] : resources.items()) {
    if (!others.contains(id) && resource.is_object()) out.push_back(id);
  }
  return out;
}

json properties_of(const json& resource) {
  const auto* properties = member(resource, "Properties");
  return properties ? *properties : json::object();
}

/// The type and properties of a resource, with the type in place of each logical id that is not in
/// both templates: equal for resources that may be the same.
std::string likeness(const json& resource, const NewIds& types) {
  return text_of(resource, "Type").value_or("") + ' ' +
         with_new_ids(properties_of(resource), types)
             .dump(-1, ' ', false, json::error_handler_t::replace);
}

NewIds types_of(const json& resources, const std::vector<std::string>& ids) {
  NewIds out;
  for (const auto& id : ids) out[id] = text_of(resources[id], "Type").value_or("");
  return out;
}

/// Pairs the ids that are similar, in their order.
NewIds paired_by_similarity(const json& before, const json& after) {
  const auto gone = only_in(before, after);
  const auto come = only_in(after, before);
  const auto old_types = types_of(before, gone);
  const auto new_types = types_of(after, come);
  std::map<std::string, std::deque<std::string>> waiting;
  for (const auto& id : gone) waiting[likeness(before[id], old_types)].push_back(id);
  NewIds out;
  for (const auto& id : come) {
    const auto found = waiting.find(likeness(after[id], new_types));
    if (found == waiting.end() || found->second.empty()) continue;
    out[found->second.front()] = id;
    found->second.pop_front();
  }
  return out;
}

}  // namespace

NewIds renamed_resources(const json& before, const json& after) {
  const auto candidates = paired_by_similarity(before, after);
  NewIds out;
  for (const auto& [old_id, new_id] : candidates) {
    const auto properties = with_new_ids(properties_of(before[old_id]), candidates);
    if (properties == properties_of(after[new_id])) out.emplace(old_id, new_id);
  }
  return out;
}

}  // namespace sagewatch
