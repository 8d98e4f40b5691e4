#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sagewatch::check {

/// The properties of a type that can't change without a replacement, from
/// templates/create-only.yaml; none for types that aren't in it.
const std::vector<std::string>& create_only_properties(std::string_view type);

}  // namespace sagewatch::check
