#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sagewatch {

using Duration = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Duration>;

/// Reads ISO 8601 as the AWS CLI writes it: `2026-11-22T10:00:00.123456+00:00`, with `Z`, another
/// offset or none (UTC), with or without a fraction.
std::optional<Instant> parse_timestamp(std::string_view text);

/// `2026-11-22T10:00:00Z`.
std::string timestamp_text(Instant instant);

/// Minutes and seconds, as a stopwatch shows the records: `0:41`, `1:02:03`. Below zero it is
/// `0:00`.
std::string stopwatch(Duration duration);

/// An age: `12s`, `3m 5s`, `1h 2m`.
std::string age_text(Duration duration);

}  // namespace sagewatch
