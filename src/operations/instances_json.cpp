#include <nlohmann/json.hpp>

#include "operations/instances_text.hpp"

namespace sagewatch {
namespace {

using Json = nlohmann::ordered_json;

Json record(const StackInstance& instance, const AccountNames& names) {
  const auto name = names.find(instance.account);
  return {{"account", instance.account},
          {"accountName", name == names.end() ? Json() : Json(name->second)},
          {"region", instance.region},
          {"organizationalUnit", instance.unit.empty() ? Json() : Json(instance.unit)},
          {"status", word_of(instance.state)},
          {"detailedStatus", instance.detail},
          {"reason", instance.reason.empty() ? Json() : Json(instance.reason)}};
}

Json record(const StackSetInstances& set, const AccountNames& names) {
  auto instances = Json::array();
  for (const auto& instance : set.instances) instances.push_back(record(instance, names));
  return {{"name", set.name}, {"inPlace", set.in_place()}, {"instances", instances}};
}

}  // namespace

std::string instances_json(const DeployedStackSets& deployed) {
  auto sets = Json::array();
  for (const auto& set : deployed.sets) sets.push_back(record(set, deployed.names));
  return Json{{"stackSets", sets}}.dump(1, ' ', true) + "\n";
}

}  // namespace sagewatch
