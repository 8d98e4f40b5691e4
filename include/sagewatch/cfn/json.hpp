#pragma once

#include <string>
#include <string_view>

#include "sagewatch/cfn/value.hpp"

namespace sagewatch::cfn {

/// `value` as CloudFormation JSON, all on one line: a Text with references becomes `Ref`,
/// `Fn::GetAtt` or `Fn::Sub`.
std::string to_json(const Value& value);

/// The same, formatted for people: what fits into 100 columns is on one line.
std::string to_json_lines(const Value& value);

/// `value` as compact JSON in which references remain references: the content of a property that
/// CloudFormation requires as a string (a dashboard's body, a Logs resource policy).
Text to_json_text(const Value& value);

}  // namespace sagewatch::cfn
