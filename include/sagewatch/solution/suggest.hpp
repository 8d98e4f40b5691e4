#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sagewatch::solution {

/// The candidate nearest to `typed`, if it is near enough to have been meant.
std::optional<std::string> nearest(std::string_view typed,
                                   std::span<const std::string_view> candidates);

/// "did you mean 'X'?" where something is near enough, else `otherwise`.
std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates,
                         std::string_view otherwise);

}  // namespace sagewatch::solution
