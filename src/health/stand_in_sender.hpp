#pragma once

namespace sagewatch {

/// An account id that no policy names, and a child OU that no organization has: policies are
/// evaluated with them on behalf of all accounts of an OU and its children.
inline constexpr auto some_account = "000000000000";
inline constexpr auto child_unit = "ou-0000-00000000/";

}  // namespace sagewatch
