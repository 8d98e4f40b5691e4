#include "timestamp_value.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::iam {
namespace {

template <class Number>
std::optional<Number> whole(std::string_view text) {
  Number out{};
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc{} && stop == end ? std::optional(out) : std::nullopt;
}

/// Reads a text of fixed form from its beginning.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// A number of so many digits, from `least` to `most`.
  std::optional<int> number(std::size_t digits, int least, int most) {
    if (text_.size() < digits || !std::ranges::all_of(text_.substr(0, digits), is_digit))
      return std::nullopt;
    const auto out = whole<int>(text_.substr(0, digits));
    text_.remove_prefix(digits);
    return out && *out >= least && *out <= most ? out : std::nullopt;
  }

  /// The digits after a decimal point, as microseconds; nothing if there are none.
  std::optional<int> microseconds() {
    int out = 0;
    int unit = 100'000;
    const auto before = text_.size();
    for (; !text_.empty() && is_digit(text_.front()); text_.remove_prefix(1), unit /= 10)
      out += (text_.front() - '0') * unit;
    return text_.size() < before ? std::optional(out) : std::nullopt;
  }

  bool at_end() const { return text_.empty(); }

 private:
  std::string_view text_;
};

constexpr std::int64_t microseconds_a_minute = 60'000'000;

/// "Z", "+02:00" or "-02:00", as minutes.
std::optional<int> offset(Cursor& cursor) {
  if (cursor.take('Z')) return 0;
  const bool west = cursor.take('-');
  if (!west && !cursor.take('+')) return std::nullopt;
  const auto hours = cursor.number(2, 0, 23);
  const auto minutes = cursor.take(':') ? cursor.number(2, 0, 59) : std::nullopt;
  if (!hours || !minutes) return std::nullopt;
  return (*hours * 60 + *minutes) * (west ? -1 : 1);
}

/// "12:00Z", "12:00:00Z" or "12:00:00.5+02:00", as microseconds since midnight in UTC.
std::optional<std::int64_t> time_of_day(Cursor& cursor) {
  const auto hour = cursor.number(2, 0, 23);
  const auto minute = cursor.take(':') ? cursor.number(2, 0, 59) : std::nullopt;
  const bool has_seconds = cursor.take(':');
  const auto second = has_seconds ? cursor.number(2, 0, 60) : 0;
  const auto fraction = has_seconds && cursor.take('.') ? cursor.microseconds() : 0;
  const auto zone = offset(cursor);
  if (!hour || !minute || !second || !fraction || !zone) return std::nullopt;
  return (*hour * 60 + *minute - *zone) * microseconds_a_minute + *second * 1'000'000LL + *fraction;
}

std::optional<std::int64_t> since_1970(std::int64_t seconds) {
  constexpr std::int64_t largest = INT64_MAX / 1'000'000;
  if (seconds > largest || seconds < -largest) return std::nullopt;
  return seconds * 1'000'000;
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view text) {
  if (const auto seconds = whole<std::int64_t>(text)) return since_1970(*seconds);
  Cursor cursor(text);
  const auto year = cursor.number(4, 0, 9999);
  const auto month = cursor.take('-') ? cursor.number(2, 1, 12) : std::nullopt;
  const bool has_day = cursor.take('-');
  const auto day = has_day ? cursor.number(2, 1, 31) : 1;
  const auto time = has_day && cursor.take('T') ? time_of_day(cursor) : 0;
  if (!year || !month || !day || !time || !cursor.at_end()) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return std::int64_t{days} * 24 * 60 * microseconds_a_minute + *time;
}

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  const auto out = whole<double>(text);
  return out && std::isfinite(*out) ? out : std::nullopt;
}

}  // namespace sagewatch::iam
