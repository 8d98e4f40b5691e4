#pragma once

#include <optional>

#include "sagewatch/evaluate/evaluator.hpp"
#include "sagewatch/trace/deployed.hpp"

namespace sagewatch::trace {

/// Names and ARNs that resources will have. A resource without a name of its own has a reference to
/// it in its place, which is equal to itself only.
class Physical {
 public:
  Physical(const std::string& stack, const Place& place, const evaluate::Template& declared,
           evaluate::Evaluator& evaluator)
      : stack_(stack), place_(place), template_(declared), evaluator_(evaluator) {}

  /// Of a `Ref` or `Fn::GetAtt`; nothing where it isn't known what that gives.
  std::optional<document::Node> value(const cfn::Reference& reference);
  std::optional<cfn::Text> arn(const evaluate::Resource& resource);

 private:
  cfn::Text name(const evaluate::Resource& resource, std::string_view property);
  std::optional<cfn::Text> property(const evaluate::Resource& resource, std::string_view name);
  cfn::Text rule_arn(const evaluate::Resource& rule);
  cfn::Text arn_of(std::string_view service, bool global, const cfn::Text& rest) const;

  const std::string& stack_;
  const Place& place_;
  const evaluate::Template& template_;
  evaluate::Evaluator& evaluator_;
};

}  // namespace sagewatch::trace
