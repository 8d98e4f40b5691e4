#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sagewatch::document {

/// The candidate nearest to `typed`, if it is near enough to be the intended one.
std::optional<std::string> nearest(std::string_view typed,
                                   std::span<const std::string_view> candidates);

/// A candidate that differs only in case, in the characters between and around its words, or by one
/// or two characters that look like a typo: not in a number, nor in a short part such as "eu" or
/// "dev" that distinguishes siblings. Linear.
std::optional<std::string> near_miss(std::string_view typed,
                                     std::span<const std::string_view> candidates);

/// "did you mean 'X'?" if something is near enough, else `otherwise`.
std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates,
                         std::string_view otherwise);

}  // namespace sagewatch::document
