#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sagewatch {

/// A text, or what `Ref`, `Fn::GetAtt` and `Fn::Sub` (without a map) stand for, as a pattern of
/// Fn::Sub: `${Bus}`, `${Bus.Arn}`. Absent for all else.
std::optional<std::string> pattern_of(const nlohmann::json& value);

/// Calls `visit` for each reference in a value of a template, pseudo parameters left out, with
/// "Bus" or "Bus.Arn".
void for_each_reference(const nlohmann::json& value,
                        const std::function<void(std::string_view)>& visit);

/// Logical ids by those that they are to become.
using NewIds = std::unordered_map<std::string, std::string>;

/// The value with references to other logical ids.
nlohmann::json with_new_ids(nlohmann::json value, const NewIds& ids);

}  // namespace sagewatch
