#pragma once

#include <string>

#include "sagewatch/cfn/value.hpp"

namespace sagewatch::cfn {

/// JSON for people and for CloudFormation, which counts every byte: what fits into 100 columns is
/// on one line, anything else has one member or item per line, indented by one space per level;
/// plain values fill their lines.
std::string laid_out(const Value& value);

}  // namespace sagewatch::cfn
