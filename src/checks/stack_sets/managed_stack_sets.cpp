#include "checks/stack_sets/managed_stack_sets.hpp"

#include "checks/parts.hpp"

namespace sagewatch::checks {

std::vector<const Resource*> managed_stack_sets(const Template& subject) {
  std::vector<const Resource*> out;
  for (const auto* stack_set : subject.of_type("AWS::CloudFormation::StackSet")) {
    const auto model = text_or_empty(stack_set->find("PermissionModel"));
    if (model == "SERVICE_MANAGED") out.push_back(stack_set);
  }
  return out;
}

bool deploys_automatically(const Resource& stack_set) {
  return text_or_empty(document::find(stack_set.find("AutoDeployment"), "Enabled")) == "true";
}

bool is_in_managed_stack_set(const Template& subject) {
  return subject.embedding() != nullptr && subject.embedding()->service_managed;
}

}  // namespace sagewatch::checks
