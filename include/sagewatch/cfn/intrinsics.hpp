#pragma once

#include <vector>

#include "sagewatch/cfn/resource.hpp"
#include "sagewatch/cfn/value.hpp"

/// The intrinsic functions that are not a Text: `Ref`, `Fn::GetAtt` and `Fn::Sub` are written by
/// Text itself.
namespace sagewatch::cfn::fn {

Value equals(Value left, Value right);
Value not_(Value expression);
Value and_(List expressions);
Value or_(List expressions);
Value if_(const Condition& condition, Value then, Value otherwise);
/// An Fn::Sub with a map of values, which are References without a stack in the pattern.
Value sub(const Text& pattern, Object values);
/// The named condition inside another condition's expression.
Value condition(const Condition& condition);

}  // namespace sagewatch::cfn::fn

/// The parameters that every stack has.
namespace sagewatch::cfn::pseudo {

Text account_id();
Text partition();
Text region();
Text stack_name();
/// "amazonaws.com", in China "amazonaws.com.cn".
Text url_suffix();
/// As the value of a property: the property is omitted.
Value no_value();

}  // namespace sagewatch::cfn::pseudo
