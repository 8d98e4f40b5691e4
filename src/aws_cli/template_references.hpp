#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sagewatch {

/// A string, `Ref`, `Fn::GetAtt` or `Fn::Sub` (without a map) as a pattern of Fn::Sub: `${Bus}`,
/// `${Bus.Arn}`. Absent for anything else.
std::optional<std::string> pattern_of(const nlohmann::json& value);

/// Calls `visit` for each reference in a value of a template, except pseudo parameters, with "Bus"
/// or "Bus.Arn".
void for_each_reference(const nlohmann::json& value,
                        const std::function<void(std::string_view)>& visit);

/// New logical ids by the old ones.
using NewIds = std::unordered_map<std::string, std::string>;

/// The value with its references renamed.
nlohmann::json with_new_ids(nlohmann::json value, const NewIds& ids);

}  // namespace sagewatch
