#pragma once

#include <string>
#include <string_view>

#include "sagewatch/cfn/value.hpp"

namespace sagewatch::cfn {

/// `value` as CloudFormation JSON: a Text with references becomes `Ref`, `Fn::GetAtt` or `Fn::Sub`.
/// `indent` is the number of spaces a level; below 0 everything stands on one line.
std::string to_json(const Value& value, int indent = -1);

/// `value` as compact JSON in which references stay references: the content of a property that
/// CloudFormation wants as a string (a dashboard's body, a Logs resource policy).
Text to_json_text(const Value& value);

}  // namespace sagewatch::cfn
