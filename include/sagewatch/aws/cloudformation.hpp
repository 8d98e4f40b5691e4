#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/tag.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::cloudformation {

using cfn::Text;

struct ParameterValue {
  std::string key;
  std::string value;
};

/// The accounts of some organizational units, child OUs included. There is no account filter,
/// because it applies to one operation only and automatic deployments ignore it (CloudFormation
/// user guide, "Enable or disable automatic deployments for StackSets in AWS Organizations").
struct OrganizationTargets {
  std::vector<std::string> ou_ids;
  std::vector<std::string> regions;  ///< all at once
};

struct StackSetProps {
  std::string
      name;  ///< never rename: the stacks of the new set would collide with those of the old one
  std::string description;
  std::string template_body;  ///< at most 51,200 bytes
  std::vector<ParameterValue> parameters;
  OrganizationTargets targets;
  bool creates_named_roles = false;
  bool by_delegated_admin = false;  ///< instead of the organization's management account
  std::vector<aws::Tag> tags = {};  ///< of the set, its stacks, and their resources
};

/// AWS::CloudFormation::StackSet, managed by AWS Organizations: accounts that join the OUs get
/// their stack, accounts that leave lose it. One failing account doesn't affect the others, but in
/// an account that joins, AWS deploys the Regions in an order of its own choice and stops at the
/// first failure (cloudformation-coverage-roadmap issues 2158, 1208). It is never deployed to the
/// organization's management account.
class StackSet final : public cfn::Resource {
 public:
  using Props = StackSetProps;
  StackSet(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::cloudformation
