#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sagewatch/document/node.hpp"

namespace sagewatch {

/// A template in a form in which what means the same is the same: numbers and booleans are texts,
/// as CloudFormation takes them; `Fn::GetAtt` has a list; an `Fn::Sub` of one reference is that
/// reference, one without any is its text; a `DependsOn` is a list.
nlohmann::json comparable(nlohmann::json value);
nlohmann::json comparable(const document::Node& node);

}  // namespace sagewatch
