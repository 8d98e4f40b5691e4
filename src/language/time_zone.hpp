#pragma once

#include <span>
#include <string_view>

namespace sagewatch::language {

/// The names in IANA's time zone database, 2025b, those of its file `backward` too, in the order of
/// their bytes.
std::span<const std::string_view> time_zones();

}  // namespace sagewatch::language
