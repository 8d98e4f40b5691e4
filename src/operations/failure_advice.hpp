#pragma once

#include <optional>
#include <string_view>

namespace sagewatch {

/// What to do about the reason that AWS gives for a failure of a resource of this type; absent if
/// the reason is unknown.
std::optional<std::string_view> advice_for(std::string_view type, std::string_view reason);

/// What a stack in this state can be used for, and the next step.
std::optional<std::string_view> advice_for_state(std::string_view status);

}  // namespace sagewatch
