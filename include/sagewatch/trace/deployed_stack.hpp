#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/document/document.hpp"
#include "sagewatch/iam/policy.hpp"
#include "sagewatch/iam/truth.hpp"
#include "sagewatch/intrinsics/evaluator.hpp"

namespace sagewatch::trace {

/// Where a template is deployed, and with which parameters.
struct Place {
  std::string account;  ///< empty if it isn't known
  std::string region;
  std::string partition;
  std::map<std::string, std::string, std::less<>> parameters = {};
  /// Whether to assume that permissions boundaries allow what the roles' policies do. No template
  /// contains them.
  bool trusts_boundaries = false;
};

class DeployedStack;

/// A resource as it would be after the deployment. Names that AWS generates are references.
struct Resource {
  std::string logical_id;
  std::string type;
  document::Node properties;
  std::optional<cfn::Text> arn;  ///< for the types that are followed here
  std::optional<cfn::Text> ref;  ///< the value of a `Ref` to it, if known
  iam::Truth exists;             ///< according to its condition
  const DeployedStack* stack;
};

/// A template, deployed to an account and Region as far as the result can be known. It can't be
/// moved.
class DeployedStack {
 public:
  DeployedStack(std::string stack, document::Document document, Place place);
  DeployedStack(const DeployedStack&) = delete;
  DeployedStack& operator=(const DeployedStack&) = delete;
  ~DeployedStack() = default;

  const std::string& stack() const { return stack_; }
  const Place& place() const { return place_; }
  /// The resources that exist, or may exist.
  const std::vector<Resource>& resources() const { return resources_; }
  /// The value of an output, if known.
  std::optional<std::string> output(std::string_view name);

  /// The policy in one of its resources, read once; parts that can't be read make it undecided.
  const iam::Policy& policy(const document::Node& document) const;

  /// What is wrong with the template.
  cfn::Diagnostics problems() const;

 private:
  void add(const intrinsics::Resource& declared);

  std::string stack_;
  document::Document document_;
  Place place_;
  intrinsics::Template template_;
  intrinsics::Evaluator evaluator_;
  std::vector<Resource> resources_ = {};
  mutable std::unordered_map<const document::Node*, iam::Policy> policies_ = {};
};

using Stacks = std::vector<std::unique_ptr<DeployedStack>>;

/// All resources of one type, of several stacks.
std::vector<const Resource*> of_type(const Stacks& stacks, std::string_view type);

/// The resource of this type with this ARN; null if there is none.
const Resource* find(const Stacks& stacks, std::string_view type, const cfn::Text& arn);

}  // namespace sagewatch::trace
