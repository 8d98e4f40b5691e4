#pragma once

#include <cstdint>
#include <string>

#include "sagewatch/cfn/json_string.hpp"
#include "sagewatch/cfn/value.hpp"

/// Numbers, truth values and texts without references, as JSON.
namespace sagewatch::cfn {

void append_plain(std::string& out, bool flag);
void append_plain(std::string& out, std::int64_t number);
/// The shortest text for the number, which must be finite.
void append_plain(std::string& out, double number);

/// A text with references as CloudFormation has it: `Ref`, `Fn::GetAtt` or `Fn::Sub`.
Object as_intrinsic(const Text& text);

/// Adds a part of a Text to the pattern of an Fn::Sub.
void append_sub_part(std::string& pattern, const Text::Part& part);

/// True for lists, objects and whatever becomes one.
bool is_structured(const Value& value);

}  // namespace sagewatch::cfn
