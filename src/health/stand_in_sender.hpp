#pragma once

namespace sagewatch {

/// Whoever sends from a unit: an account that no policy names, and a unit below that no
/// organization has. A policy is asked about them for all accounts of a unit and of its children.
inline constexpr auto some_account = "000000000000";
inline constexpr auto child_unit = "ou-0000-00000000/";

}  // namespace sagewatch
