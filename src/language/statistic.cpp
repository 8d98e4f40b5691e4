#include "statistic.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "lexical.hpp"

namespace sagewatch::language {
namespace {

constexpr std::array<std::string_view, 6> simple_statistics{"SampleCount", "Sum",     "Average",
                                                            "Minimum",     "Maximum", "IQM"};
/// The statistics that take one percentile, or two boundaries in parentheses.
constexpr std::array<std::string_view, 4> trimmed_statistics{"tm", "wm", "tc", "ts"};

bool has_word(const auto& names, std::string_view word) {
  return std::ranges::any_of(names, [&](auto name) { return same_word(name, word); });
}

/// Reads "90", "99.9" or ".5"; absent if there is no number.
std::optional<double> accept_number(Cursor& cursor) {
  const auto rest = cursor.rest();
  const auto whole = cursor.take_while(is_digit).size();
  const auto fraction = cursor.accept(".") ? cursor.take_while(is_digit).size() : 0;
  if (whole + fraction == 0) return std::nullopt;
  return std::strtod(std::string(rest.substr(0, rest.size() - cursor.rest().size())).c_str(),
                     nullptr);
}

/// A percentile is at most a hundred; `PR` takes values of the metric.
bool accept_boundary(Cursor& cursor) {
  const auto number = accept_number(cursor);
  const bool is_percent = cursor.accept("%");
  return number && (!is_percent || *number <= 100);
}

/// "(10%:90%)", of which one side may be absent.
bool is_range(Cursor cursor) {
  if (!cursor.accept("(")) return false;
  const bool open_below = cursor.peek() == ':';
  if (!open_below && !accept_boundary(cursor)) return false;
  if (!cursor.accept(":")) return false;
  if (cursor.peek() == ')') return !open_below && cursor.accept(")") && cursor.at_end();
  return accept_boundary(cursor) && cursor.accept(")") && cursor.at_end();
}

}  // namespace

bool is_statistic(std::string_view text) {
  if (has_word(simple_statistics, text)) return true;
  Cursor cursor(text);
  const auto name = cursor.take_while(is_letter);
  if (same_word(name, "pr")) return is_range(cursor);
  if (has_word(trimmed_statistics, name) && is_range(cursor)) return true;
  if (!same_word(name, "p") && !has_word(trimmed_statistics, name)) return false;
  const auto percentile = accept_number(cursor);
  return percentile && *percentile <= 100 && cursor.at_end();
}

}  // namespace sagewatch::language
