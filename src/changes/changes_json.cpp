#include "changes/changes_json.hpp"

#include <nlohmann/json.hpp>

#include "changes/change_records.hpp"
#include "changes/stateful.hpp"

namespace sagewatch {

std::string changes_json(const ChangeSet& set, const std::vector<AccessChange>& access,
                         const std::vector<const Change*>& refused) {
  nlohmann::ordered_json out{{"stack", set.stack}, {"status", set.status}};
  out["parameters"] = records(set.parameters);
  out["changes"] = records(set.changes);
  out["access"] = records(access);
  out["counts"] = record(count(set));
  out["refused"] = nlohmann::ordered_json::array();
  for (const auto* change : refused) {
    out["refused"].push_back({{"logicalId", change->logical_id},
                              {"type", change->type},
                              {"loses", std::string(*data_held_by(change->type))}});
  }
  return out.dump(1, ' ', true) + '\n';
}

}  // namespace sagewatch
