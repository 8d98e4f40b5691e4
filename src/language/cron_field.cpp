#include "cron_field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::language {
namespace {

/// Reads the entries of a field's list, such as `1-5/2`. Readers return false if the rest of the
/// field can't be read.
class CronFieldReader {
 public:
  CronFieldReader(Cursor& cursor, const CronField& field, Problems& problems)
      : cursor_(cursor), field_(field), problems_(problems) {}

  void read() {
    bool readable = entry();
    while (readable && cursor_.accept(",")) readable = entry();
    if (readable && is_of_field(cursor_.peek())) unexpected();
    cursor_.take_while(is_of_field);
  }

 private:
  static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
  static bool is_of_field(char c) {
    return c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != ')' && c != '\0';
  }
  static char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

  bool takes(char wildcard) const { return field_.wildcards.find(wildcard) != std::string::npos; }

  bool entry() {
    if (takes('?') && cursor_.accept("?")) return true;
    if (takes('L') && cursor_.accept("L")) return last_day();
    if (cursor_.accept("*")) return step();
    if (!value()) return false;
    if (cursor_.accept("-") && !value()) return false;
    if (takes('W') && cursor_.accept("W")) return true;
    if (takes('#') && cursor_.accept("L")) return true;  // the last such day of the month
    if (takes('#') && cursor_.accept("#")) return number(1, 5, "the week after #");
    return step();
  }

  /// In a month also `LW`, its last weekday, and `L-3`, the third day before its last.
  bool last_day() {
    if (!takes('W') || cursor_.accept("W") || !cursor_.accept("-")) return true;
    return number(1, field_.most, "the days before L");
  }

  bool step() {
    return !cursor_.accept("/") || number(1, std::numeric_limits<int>::max(), "the step after /");
  }

  bool value() {
    if (is_letter(cursor_.peek()) && !field_.names.empty()) return name();
    return number(field_.least, field_.most, field_.name);
  }

  bool name() {
    const auto offset = cursor_.offset();
    const auto word = cursor_.rest().substr(0, 3);
    for (std::size_t at = 0; at < field_.names.size(); at += word.size()) {
      if (word.size() < 3) break;
      if (!std::ranges::equal(word, field_.names.substr(at, 3), {}, upper)) continue;
      cursor_.advance(word.size());
      return true;
    }
    return problem(offset, fmt::format("{} can be a number from {} to {}, or {}", field_.name,
                                       field_.least, field_.most, field_.names_from_to));
  }

  bool number(int least, int most, std::string_view what) {
    const auto offset = cursor_.offset();
    const auto digits = cursor_.take_while(is_digit);
    if (digits.empty()) return unexpected();
    int out = 0;
    const auto* const end = digits.data() + digits.size();
    const bool fits = std::from_chars(digits.data(), end, out).ec == std::errc();
    if (fits && out >= least && out <= most) return true;
    if (most == std::numeric_limits<int>::max()) {
      return problem(offset, fmt::format("{} must be at least {}", what, least));
    }
    return problem(offset, fmt::format("{} must be from {} to {}", what, least, most));
  }

  bool unexpected() {
    if (cursor_.at_unknown()) return false;
    const auto offset = cursor_.offset();
    const auto rest = cursor_.take_while(is_of_field);
    if (rest.empty()) return problem(offset, fmt::format("{} ends too early", field_.name));
    return problem(offset, fmt::format("'{}' has no meaning here in {}", rest, field_.name));
  }

  bool problem(std::size_t offset, std::string message) {
    problems_.push_back({offset, std::move(message)});
    return false;
  }

  Cursor& cursor_;
  const CronField& field_;
  Problems& problems_;
};

}  // namespace

void read_cron_field(Cursor& cursor, const CronField& field, Problems& problems) {
  CronFieldReader(cursor, field, problems).read();
}

}  // namespace sagewatch::language
