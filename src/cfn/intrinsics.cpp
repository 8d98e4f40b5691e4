#include "sagewatch/cfn/intrinsics.hpp"

#include "plain_json.hpp"

namespace sagewatch::cfn::fn {

Value equals(Value left, Value right) {
  return Object{{"Fn::Equals", List{std::move(left), std::move(right)}}};
}

Value not_(Value expression) { return Object{{"Fn::Not", List{std::move(expression)}}}; }

Value and_(List expressions) { return Object{{"Fn::And", std::move(expressions)}}; }

Value or_(List expressions) { return Object{{"Fn::Or", std::move(expressions)}}; }

Value if_(const Condition& condition, Value then, Value otherwise) {
  return Object{{"Fn::If", List{condition.name, std::move(then), std::move(otherwise)}}};
}

Value sub(const Text& pattern, Object values) {
  std::string written;
  for (const auto& part : pattern.parts()) append_sub_part(written, part);
  return Object{{"Fn::Sub", List{std::move(written), std::move(values)}}};
}

Value condition(const Condition& condition) { return Object{{"Condition", condition.name}}; }

}  // namespace sagewatch::cfn::fn

namespace sagewatch::cfn::pseudo {

Text account_id() { return Reference{"", "AWS::AccountId"}; }
Text partition() { return Reference{"", "AWS::Partition"}; }
Text region() { return Reference{"", "AWS::Region"}; }
Text stack_name() { return Reference{"", "AWS::StackName"}; }
Text url_suffix() { return Reference{"", "AWS::URLSuffix"}; }
Value no_value() { return Reference{"", "AWS::NoValue"}; }

}  // namespace sagewatch::cfn::pseudo
