#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sagewatch::iam {

/// Seconds since 1970 of "2026-01-31", "2026-01-31T12:00:00Z" or a number of seconds, which is how
/// policies write dates.
std::optional<std::int64_t> parse_date(std::string_view text);

/// A number as policies write it.
std::optional<double> parse_number(std::string_view text);

}  // namespace sagewatch::iam
