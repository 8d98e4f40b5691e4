#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::iam {

using cfn::Text;

/// A principal of a resource policy or a trust policy.
struct Principal {
  cfn::Value value;

  /// "*", to be used only together with a condition.
  static Principal anyone();
  /// e.g. "events.amazonaws.com": the same name in every partition.
  static Principal service(std::string name);
  static Principal services(const std::vector<std::string>& names);
  /// The whole account; its own IAM policies decide who in it has access.
  static Principal accounts(const std::vector<Text>& ids);
};

/// One statement of a policy document; which members it needs depends on the kind of document.
struct PolicyStatement {
  std::optional<std::string> sid = {};
  std::string effect = "Allow";
  std::optional<Principal> principal = {};
  std::vector<std::string> actions;
  std::vector<Text> resources = {};  ///< empty in a trust policy
  cfn::Object conditions = {};

  cfn::Object render() const;
};

/// `{"Version": …, "Statement": […]}`
cfn::Object policy_document(const std::vector<PolicyStatement>& statements);

struct RoleProps {
  cfn::Value name;  ///< unique in an account, over all its Regions (AWS fact IAM-1)
  std::string description;
  std::vector<PolicyStatement> trust;
  std::optional<std::string> path = {};           ///< "/team/", a part of the ARN; none: "/"
  std::optional<Text> permissions_boundary = {};  ///< the ARN of a managed policy
};

/// AWS::IAM::Role with one inline policy, to which other constructs add their grants.
class Role final : public cfn::Resource {
 public:
  using Props = RoleProps;
  Role(cfn::Scope scope, Props props);

  Text arn() const { return attribute("Arn"); }
  /// What has the same actions as an earlier grant, or the same resources, joins its statement, if
  /// neither has conditions: all inline policies share little room (AWS fact IAM-2).
  void allow(PolicyStatement grant);

 private:
  cfn::Object properties() const override;

  Props props_;
  std::vector<PolicyStatement> statements_;
};

/// A trust policy that lets a service assume the role.
std::vector<PolicyStatement> assumed_by(std::string service);

}  // namespace sagewatch::iam
