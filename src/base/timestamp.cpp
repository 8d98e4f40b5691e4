#include "base/timestamp.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sagewatch {
namespace {

using std::chrono::duration_cast;
using std::chrono::minutes;
using std::chrono::seconds;

/// Consumes what it understands from the front of a text; after a failure it consumes nothing more.
class TimestampScanner {
 public:
  explicit TimestampScanner(std::string_view text) : text_(text) {}

  int number(std::size_t digits) {
    if (text_.size() < digits) failed_ = true;
    int value = 0;
    for (std::size_t i = 0; i < digits && !failed_; ++i) value = value * 10 + digit();
    return value;
  }

  bool take(std::string_view any_of) {
    if (failed_ || text_.empty() || any_of.find(text_.front()) == std::string_view::npos) {
      return false;
    }
    text_.remove_prefix(1);
    return true;
  }

  void expect(std::string_view any_of) { failed_ = !take(any_of) || failed_; }

  /// The digits of a fraction as milliseconds; further digits are dropped.
  int milliseconds() {
    int value = 0;
    int weight = 100;
    while (next_is_digit()) {
      value += weight * digit();
      weight /= 10;
    }
    return value;
  }

  bool done() const { return !failed_ && text_.empty(); }
  bool next_is_digit() const {
    return !failed_ && !text_.empty() && text_.front() >= '0' && text_.front() <= '9';
  }

 private:
  int digit() {
    if (!next_is_digit()) {
      failed_ = true;
      return 0;
    }
    const int value = text_.front() - '0';
    text_.remove_prefix(1);
    return value;
  }

  std::string_view text_;
  bool failed_ = false;
};

/// The offset of local time from UTC.
minutes scan_offset(TimestampScanner& scan) {
  if (scan.take("Zz")) return minutes(0);
  const bool behind = scan.take("-");
  if (!behind && !scan.take("+")) return minutes(0);
  const int hours = scan.number(2);
  scan.take(":");
  const minutes offset(hours * 60 + (scan.next_is_digit() ? scan.number(2) : 0));
  return behind ? -offset : offset;
}

long long whole(Duration duration) {
  return std::max<long long>(duration_cast<seconds>(duration).count(), 0);
}

}  // namespace

std::optional<Instant> parse_timestamp(std::string_view text) {
  TimestampScanner scan(text);
  const std::chrono::year year(scan.number(4));
  scan.expect("-");
  const std::chrono::month month(static_cast<unsigned>(scan.number(2)));
  scan.expect("-");
  const std::chrono::day day(static_cast<unsigned>(scan.number(2)));
  scan.expect("T ");
  const int hour = scan.number(2);
  scan.expect(":");
  const int minute = scan.number(2);
  scan.expect(":");
  const int second = scan.number(2);
  const int fraction = scan.take(".,") ? scan.milliseconds() : 0;
  const auto offset = scan_offset(scan);
  const std::chrono::year_month_day date(year, month, day);
  if (!scan.done() || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return Instant(std::chrono::sys_days(date)) + std::chrono::hours(hour) + minutes(minute) +
         seconds(second) + Duration(fraction) - offset;
}

std::string timestamp_text(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const auto time = whole(instant - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time / 3600, time / 60 % 60, time % 60);
}

std::string stopwatch(Duration duration) {
  const auto time = whole(duration);
  if (time >= 3600) {
    return fmt::format("{}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60);
  }
  return fmt::format("{}:{:02}", time / 60, time % 60);
}

std::string age_text(Duration duration) {
  const auto time = whole(duration);
  if (time < 60) return fmt::format("{}s", time);
  if (time < 3600) return fmt::format("{}m {}s", time / 60, time % 60);
  return fmt::format("{}h {}m", time / 3600, time / 60 % 60);
}

}  // namespace sagewatch
