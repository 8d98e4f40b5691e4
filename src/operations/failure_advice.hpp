#pragma once

#include <optional>
#include <string_view>

namespace sagewatch {

/// What to do about the reason that AWS gives for a failure of a resource of this type; absent
/// where the reason is none that we know.
std::optional<std::string_view> advice_for(std::string_view type, std::string_view reason);

/// What a stack in this state is good for, and what comes next.
std::optional<std::string_view> advice_for_state(std::string_view status);

}  // namespace sagewatch
