#pragma once

#include <string>

#include "sagewatch/cfn/value.hpp"

namespace sagewatch::cfn {

/// JSON for people and for CloudFormation, which counts every byte: what fits into a line of 100
/// columns stands on one, all else with a member or an item a line, one blank a level; of plain
/// values as many on a line as fit.
std::string laid_out(const Value& value);

}  // namespace sagewatch::cfn
