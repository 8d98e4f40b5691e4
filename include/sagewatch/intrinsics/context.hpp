#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "sagewatch/document/node.hpp"

namespace sagewatch::intrinsics {

/// What is known about the deployment. Absent values remain unknown.
struct Context {
  std::map<std::string, std::string, std::less<>> parameters = {};  ///< win over the defaults
  std::optional<std::string> account_id = {};
  std::optional<std::string> region = {};
  std::optional<std::string> partition = {};
  std::optional<std::string> url_suffix = {};
  std::optional<std::string> stack_name = {};
  std::optional<std::string> stack_id = {};

  /// The value of a pseudo parameter, e.g. "AWS::Region", if known.
  std::optional<std::string> pseudo(std::string_view name) const;
};

/// Whether `name` is a pseudo parameter.
bool is_pseudo_parameter(std::string_view name);

/// The value of a `Ref` (no attribute) or an `Fn::GetAtt` of a resource; absent if it is not known
/// before the deployment. May evaluate other nodes with the same evaluator.
using ResourceValue = std::function<std::optional<document::Node>(const cfn::Reference&)>;

}  // namespace sagewatch::intrinsics
