#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "settings/validators.hpp"

namespace sagewatch::validators {
namespace {

constexpr std::array<int, 22> retentions{1,    3,    5,    7,    14,   30,  60,  90,
                                         120,  150,  180,  365,  400,  545, 731, 1096,
                                         1827, 2192, 2557, 2922, 3288, 3653};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

struct Range {
  int least;
  int most;
  int example;
};

std::optional<Problem> whole_number(std::string_view value, std::string_view unit, Range range) {
  const auto given = number(value);
  if (given && *given >= range.least && *given <= range.most) return std::nullopt;
  return Problem{
      fmt::format("must be a whole number of {} from {} to {}", unit, range.least, range.most),
      fmt::format("write only digits, such as {}", range.example)};
}

std::string retention_hint(std::optional<int> days) {
  if (!days || *days < 1) return "write a number of days from the list";
  const auto* longer = std::ranges::lower_bound(retentions, *days);
  if (longer == retentions.end()) return fmt::format("the longest is {}", retentions.back());
  return fmt::format("the next longer one is {}", *longer);
}

}  // namespace

std::optional<Problem> true_or_false(std::string_view value) {
  if (value == "true" || value == "false") return std::nullopt;
  return Problem{"must be true or false", "write it in lower case: true or false"};
}

std::optional<Problem> log_retention_days(std::string_view value) {
  const auto days = number(value);
  if (days && std::ranges::binary_search(retentions, *days)) return std::nullopt;
  return Problem{fmt::format("must be a retention that CloudWatch Logs supports, one of {}",
                             fmt::join(retentions, ", ")),
                 retention_hint(days)};
}

std::optional<Problem> days(std::string_view value) {
  return whole_number(value, "days", {.least = 1, .most = 3650, .example = 90});
}

std::optional<Problem> jobs(std::string_view value) {
  return whole_number(value, "jobs", {.least = 1, .most = 10'000, .example = 5});
}

std::optional<Problem> concurrency(std::string_view value) {
  return whole_number(value, "concurrent executions", {.least = 0, .most = 1000, .example = 20});
}

std::optional<Problem> minutes(std::string_view value) {
  // Heartbeats are sent every ten minutes; a late one must not count as silence.
  return whole_number(value, "minutes", {.least = 20, .most = 1440, .example = 30});
}

}  // namespace sagewatch::validators
