#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sagewatch::document {

/// The candidate nearest to `typed`, if it is near enough to have been meant.
std::optional<std::string> nearest(std::string_view typed,
                                   std::span<const std::string_view> candidates);

/// A candidate that differs in case only, in what stands between its words and around them, or by
/// one or two characters, where that looks like a typo: not a number, nor a short part such as "eu"
/// or "dev" that tells siblings apart. Linear.
std::optional<std::string> near_miss(std::string_view typed,
                                     std::span<const std::string_view> candidates);

/// "did you mean 'X'?" where something is near enough, else `otherwise`.
std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates,
                         std::string_view otherwise);

}  // namespace sagewatch::document
