#pragma once

#include <optional>

#include "sagewatch/intrinsics/evaluator.hpp"
#include "sagewatch/trace/deployed.hpp"

namespace sagewatch::trace {

/// Names and ARNs that resources will have. A resource without a name of its own has a reference to
/// it in its place, which is equal to itself only.
class Physical {
 public:
  Physical(const std::string& stack, const Place& place, const intrinsics::Template& declared,
           intrinsics::Evaluator& evaluator)
      : stack_(stack), place_(place), template_(declared), evaluator_(evaluator) {}

  /// Of a `Ref` or `Fn::GetAtt`; nothing where it isn't known what that gives.
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
