#pragma once

#include <functional>
#include <string>

#include "sagewatch/cfn/value.hpp"

namespace sagewatch::cfn {

/// Calls `visit` for each reference below `value`, with its location, e.g. "Targets[0].Arn" below
/// `place`.
void for_each_reference(const Value& value, const std::string& place,
                        const std::function<void(const Reference&, const std::string&)>& visit);

}  // namespace sagewatch::cfn
