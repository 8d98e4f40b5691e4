#include "changes/change_records.hpp"

#include <nlohmann/json.hpp>

#include "changes/fixed_names.hpp"

namespace sagewatch {
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

void set_if(Json& out, const char* name, const std::optional<std::string>& value) {
  if (value) out[name] = *value;
}

}  // namespace

nlohmann::ordered_json record(const PropertyChange& property) {
  Json out{{"path", property.path}};
  set_if(out, "before", property.before);
  set_if(out, "after", property.after);
  set_if(out, "cause", property.cause);
  out["replaces"] = word(property.replaces);
  return out;
}

nlohmann::ordered_json record(const ParameterChange& change) {
  Json out{{"name", change.name}};
  set_if(out, "before", change.before);
  set_if(out, "after", change.after);
  return out;
}

nlohmann::ordered_json record(const Change& change) {
  Json out{{"action", change.action_name}, {"logicalId", change.logical_id}, {"type", change.type}};
  if (!change.path.empty()) out["constructPath"] = change.path;
  set_if(out, "renamedFrom", change.renamed_from);
  set_if(out, "physicalId", change.physical_id);
  out["replacement"] = word(change.replacement);
  if (destroys(change)) out["kept"] = keeps(change);
  set_if(out, "keepsName", fixed_name(change));
  out["properties"] = records(change.properties);
  return out;
}

nlohmann::ordered_json record(const AccessChange& change) {
  return {{"change", word(change.sign)},
          {"logicalId", change.logical_id},
          {"sentence", change.sentence},
          {"widens", change.widens}};
}

nlohmann::ordered_json record(const ChangeCounts& counts) {
  return {{"add", counts.add},
          {"change", counts.change},
          {"replace", counts.replace},
          {"remove", counts.remove},
          {"takeOver", counts.take_over}};
}

}  // namespace sagewatch
