#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sagewatch::iam {

/// Microseconds since 1970 of a date as policies write it: a number of seconds, or one of W3C's
/// forms of ISO 8601, such as "2026-01-31" or "2026-01-31T12:00:00.5+02:00". A year alone is a
/// number of seconds. AWS fact IAM-11.
std::optional<std::int64_t> parse_date(std::string_view text);

/// A number as policies write it: "10", "+10", "-1.5".
std::optional<double> parse_number(std::string_view text);

}  // namespace sagewatch::iam
