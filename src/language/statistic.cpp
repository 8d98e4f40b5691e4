#include "sagewatch/language/statistic.hpp"

#include <algorithm>
#include <array>

#include "lexical.hpp"

namespace sagewatch::language {
namespace {

constexpr std::array<std::string_view, 6> simple_statistics{"SampleCount", "Sum",     "Average",
                                                            "Minimum",     "Maximum", "IQM"};
/// Those that are given one percentile, or two boundaries in parentheses.
constexpr std::array<std::string_view, 4> trimmed_statistics{"tm", "wm", "tc", "ts"};

bool has_word(const auto& names, std::string_view word) {
  return std::ranges::any_of(names, [&](auto name) { return same_word(name, word); });
}

bool accept_number(Cursor& cursor) {
  const auto whole = cursor.take_while(is_digit);
  const bool fraction = cursor.accept(".") && !cursor.take_while(is_digit).empty();
  return !whole.empty() || fraction;
}

/// "(10%:90%)", of which one side may be absent.
bool is_range(Cursor cursor) {
  if (!cursor.accept("(")) return false;
  const bool low = accept_number(cursor);
  cursor.accept("%");
  if (!cursor.accept(":")) return false;
  const bool high = accept_number(cursor);
  cursor.accept("%");
  return (low || high) && cursor.accept(")") && cursor.at_end();
}

}  // namespace

bool is_statistic(std::string_view text) {
  if (has_word(simple_statistics, text)) return true;
  Cursor cursor(text);
  const auto name = cursor.take_while(is_letter);
  if (same_word(name, "pr")) return is_range(cursor);
  if (has_word(trimmed_statistics, name) && is_range(cursor)) return true;
  if (!same_word(name, "p") && !has_word(trimmed_statistics, name)) return false;
  return accept_number(cursor) && cursor.at_end();
}

}  // namespace sagewatch::language
