#include "changes_json.hpp"

#include <nlohmann/json.hpp>

#include "stateful.hpp"

namespace sagewatch::cli {
namespace {

using Json = nlohmann::ordered_json;

const char* word(Replacement replacement) {
  switch (replacement) {
    case Replacement::yes:
      return "yes";
    case Replacement::maybe:
      return "maybe";
    case Replacement::no:
      break;
  }
  return "no";
}

const char* word(AccessSign sign) {
  switch (sign) {
    case AccessSign::given:
      return "given";
    case AccessSign::taken:
      return "taken";
    case AccessSign::unclear:
      break;
  }
  return "unclear";
}

void set_if(Json& json, const char* name, const std::optional<std::string>& value) {
  if (value) json[name] = *value;
}

Json record(const PropertyChange& property) {
  Json out{{"path", property.path}};
  set_if(out, "before", property.before);
  set_if(out, "after", property.after);
  set_if(out, "cause", property.cause);
  out["replaces"] = word(property.replaces);
  return out;
}

Json record(const Change& change) {
  Json out{{"action", change.action_name}, {"logicalId", change.logical_id}, {"type", change.type}};
  set_if(out, "physicalId", change.physical_id);
  out["replacement"] = word(change.replacement);
  if (destroys(change)) out["kept"] = keeps(change);
  out["properties"] = Json::array();
  for (const auto& property : change.properties) out["properties"].push_back(record(property));
  return out;
}

Json record(const AccessChange& change) {
  return {{"change", word(change.sign)},
          {"logicalId", change.logical_id},
          {"sentence", change.sentence},
          {"widens", change.widens}};
}

Json record(const ChangeCounts& counts) {
  return {{"add", counts.add},
          {"change", counts.change},
          {"replace", counts.replace},
          {"remove", counts.remove},
          {"takeOver", counts.take_over}};
}

}  // namespace

std::string changes_json(const ChangeSet& set, const std::vector<AccessChange>& access,
                         const std::vector<const Change*>& refused) {
  Json out{{"stack", set.stack}, {"status", set.status}};
  out["changes"] = Json::array();
  for (const auto& change : set.changes) out["changes"].push_back(record(change));
  out["access"] = Json::array();
  for (const auto& change : access) out["access"].push_back(record(change));
  out["counts"] = record(count(set));
  out["refused"] = Json::array();
  for (const auto* change : refused) {
    out["refused"].push_back({{"logicalId", change->logical_id},
                              {"type", change->type},
                              {"loses", std::string(*held_by(change->type))}});
  }
  return out.dump(1, ' ', true) + '\n';
}

}  // namespace sagewatch::cli
