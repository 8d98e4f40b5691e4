#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace sagewatch::cfn {

/// JSON for people and for CloudFormation, which counts every byte: what fits into a line of 100
/// columns stands on one, all else with a member or an item a line, one blank a level; of plain
/// values as many on a line as fit.
std::string laid_out(const nlohmann::ordered_json& json);

}  // namespace sagewatch::cfn
