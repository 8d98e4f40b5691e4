#pragma once

#include <span>
#include <string_view>

namespace sagewatch::language {

/// The names in the IANA time zone database, 2025b, including those of its file `backward`, in byte
/// order.
std::span<const std::string_view> time_zones();

}  // namespace sagewatch::language
