#include "timestamp_value.hpp"

#include <charconv>
#include <chrono>

namespace sagewatch::iam {
namespace {

template <class Number>
std::optional<Number> whole(std::string_view text) {
  Number out{};
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc{} && stop == end ? std::optional(out) : std::nullopt;
}

/// The digits at a position of a text of fixed form.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (text[at + i] < '0' || text[at + i] > '9') return std::nullopt;
  }
  return whole<int>(text.substr(at, count));
}

std::optional<std::int64_t> seconds_of_day(std::string_view text) {
  if (text.empty()) return 0;
  if (text.size() != 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':' || text[9] != 'Z') {
    return std::nullopt;
  }
  const auto hour = digits(text, 1, 2);
  const auto minute = digits(text, 4, 2);
  const auto second = digits(text, 7, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return (*hour * 60 + *minute) * 60 + *second;
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view text) {
  if (const auto seconds = whole<std::int64_t>(text)) return seconds;
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  const auto rest = seconds_of_day(text.substr(10));
  if (!year || !month || !day || !rest) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return static_cast<std::int64_t>(days) * 86'400 + *rest;
}

std::optional<double> parse_number(std::string_view text) { return whole<double>(text); }

}  // namespace sagewatch::iam
