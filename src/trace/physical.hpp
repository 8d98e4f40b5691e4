#pragma once

#include <optional>

#include "sagewatch/intrinsics/evaluator.hpp"
#include "sagewatch/trace/deployed_stack.hpp"

namespace sagewatch::trace {

/// The names and ARNs that resources will have. For a resource without a custom name it is a
/// reference, which is equal only to itself.
class Physical {
 public:
  Physical(const std::string& stack, const Place& place, const intrinsics::Template& declared,
           intrinsics::Evaluator& evaluator)
      : stack_(stack), place_(place), template_(declared), evaluator_(evaluator) {}

  /// The value of a `Ref` or `Fn::GetAtt`; nothing if unknown.
  std::optional<document::Node> value(const cfn::Reference& reference);
  std::optional<cfn::Text> arn(const intrinsics::Resource& resource);

 private:
  cfn::Text name(const intrinsics::Resource& resource, std::string_view property);
  std::optional<cfn::Text> property(const intrinsics::Resource& resource, std::string_view name);
  cfn::Text rule_arn(const intrinsics::Resource& rule);
  cfn::Text arn_of(std::string_view service, bool global, const cfn::Text& rest) const;

  const std::string& stack_;
  const Place& place_;
  const intrinsics::Template& template_;
  intrinsics::Evaluator& evaluator_;
};

}  // namespace sagewatch::trace
