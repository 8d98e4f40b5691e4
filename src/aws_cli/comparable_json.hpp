#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sagewatch/document/node.hpp"

namespace sagewatch {

/// The canonical form of a template, in which equivalent values are equal: numbers and booleans are
/// strings, as CloudFormation treats them; `Fn::GetAtt` has a list; an `Fn::Sub` that is a single
/// reference is that reference, one without references is its text; a `DependsOn` is a list.
nlohmann::json comparable(nlohmann::json value);
nlohmann::json comparable(const document::Node& node);

}  // namespace sagewatch
