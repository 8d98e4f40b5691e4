#include "sagewatch/aws/cloudformation.hpp"

namespace sagewatch::cloudformation {

using cfn::List;
using cfn::Object;

namespace {

List rendered(const std::vector<aws::Tag>& tags) {
  List out;
  for (const auto& [key, value] : tags) out.emplace_back(Object{{"Key", key}, {"Value", value}});
  return out;
}

List parameters(const std::vector<ParameterValue>& values) {
  List out;
  for (const auto& [key, value] : values) {
    out.emplace_back(Object{{"ParameterKey", key}, {"ParameterValue", value}});
  }
  return out;
}

Object instances(const OrganizationTargets& targets) {
  Object units{{"OrganizationalUnitIds", cfn::list(targets.ou_ids)}};
  return {{"DeploymentTargets", std::move(units)}, {"Regions", cfn::list(targets.regions)}};
}

/// The operation tolerates any number of failing accounts: if it failed, the management stack would
/// be rolled back, and with it the accounts that work. Automatic deployments ignore these
/// preferences.
Object operation_preferences() {
  return {{"FailureTolerancePercentage", 100},
          {"MaxConcurrentPercentage", 100},
          {"ConcurrencyMode", "SOFT_FAILURE_TOLERANCE"},
          {"RegionConcurrencyType", "PARALLEL"}};
}

}  // namespace

StackSet::StackSet(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::CloudFormation::StackSet"), props_(std::move(props)) {}

Object StackSet::properties() const {
  Object out{{"StackSetName", props_.name},
             {"Description", props_.description},
             {"PermissionModel", "SERVICE_MANAGED"},
             {"AutoDeployment", Object{{"Enabled", true}, {"RetainStacksOnAccountRemoval", false}}},
             {"ManagedExecution", Object{{"Active", true}}},
             {"OperationPreferences", operation_preferences()},
             {"StackInstancesGroup", List{instances(props_.targets)}},
             {"Parameters", parameters(props_.parameters)},
             {"TemplateBody", props_.template_body}};
  if (!props_.tags.empty()) out.set("Tags", rendered(props_.tags));
  if (props_.by_delegated_admin) out.set("CallAs", "DELEGATED_ADMIN");
  if (props_.creates_named_roles) out.set("Capabilities", List{"CAPABILITY_NAMED_IAM"});
  return out;
}

}  // namespace sagewatch::cloudformation
