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
  std::string account;  ///< empty where it isn't known
  std::string region;
  std::string partition;
  std::map<std::string, std::string, std::less<>> parameters = {};
  /// Whether permissions boundaries are taken to allow what the roles' policies do. No template
  /// holds them.
  bool trusts_boundaries = false;
};

class Deployed;

/// A resource as it would be after the deployment. Names that AWS makes up are references.
struct Resource {
  std::string logical_id;
  std::string type;
  document::Node properties;
  std::optional<cfn::Text> arn;  ///< of the types that are followed here
  std::optional<cfn::Text> ref;  ///< what a `Ref` to it gives, where that is known
  iam::Truth exists;             ///< by its condition
  const Deployed* stack;
};

/// A template, deployed in an account and Region as far as that can be known. Stays where it is.
class Deployed {
 public:
  Deployed(std::string stack, document::Document document, Place place);
  Deployed(const Deployed&) = delete;
  Deployed& operator=(const Deployed&) = delete;
  ~Deployed() = default;

  const std::string& stack() const { return stack_; }
  const Place& place() const { return place_; }
  /// Those that exist, perhaps or for sure.
  const std::vector<Resource>& resources() const { return resources_; }
  /// The value of an output, where it is known.
  std::optional<std::string> output(std::string_view name);

  /// The policy that one of its resources holds, read once; what can't be read makes it undecided.
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

using Stacks = std::vector<std::unique_ptr<Deployed>>;

/// All resources of one type, of several stacks.
std::vector<const Resource*> of_type(const Stacks& stacks, std::string_view type);

/// The resource of this type with this ARN; null where there is none.
const Resource* find(const Stacks& stacks, std::string_view type, const cfn::Text& arn);

}  // namespace sagewatch::trace
