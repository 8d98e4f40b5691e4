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

/// The accounts of some organizational units, children included. Without a filter of accounts: it
/// holds for one operation, and automatic deployments ignore it (CloudFormation user guide,
/// "Enable or disable automatic deployments for StackSets in AWS Organizations").
struct OrganizationTargets {
  std::vector<std::string> ou_ids;
  std::vector<std::string> regions;  ///< all at once
};

struct StackSetProps {
  std::string name;  ///< never rename: the new set's stacks would collide with the old one's
  std::string description;
  std::string template_body;  ///< at most 51,200 bytes
  std::vector<ParameterValue> parameters;
  OrganizationTargets targets;
  bool creates_named_roles = false;
  bool by_delegated_admin = false;  ///< not by the organization's management account
  std::vector<aws::Tag> tags = {};  ///< of the set, of its stacks, and of what is in them
};

/// AWS::CloudFormation::StackSet, managed by AWS Organizations: accounts that join the units get
/// their stack, accounts that leave lose it. One broken account doesn't undo the others, but in an
/// account that joins, AWS tries the Regions in an order of its own and stops at the first failure
/// (cloudformation-coverage-roadmap issues 2158, 1208). Never reaches the organization's management
/// account.
class StackSet final : public cfn::Resource {
 public:
  using Props = StackSetProps;
  StackSet(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::cloudformation
