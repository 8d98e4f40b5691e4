#include "schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "cron_field.hpp"
#include "cursor.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::language {
namespace {

/// AWS fact EB-24. EventBridge user guide, "Cron expressions reference". Glue's guide has `/` among
/// the wildcards of the day of the week, too.
constexpr std::array<CronField, 6> cron_fields{{
    {"minutes", 0, 59, ""},
    {"hours", 0, 23, ""},
    {"day-of-month", 1, 31, "?LW"},
    {"month", 1, 12, "", "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", "JAN to DEC"},
    {"day-of-week", 1, 7, "?L#", "SUNMONTUEWEDTHUFRISAT", "SUN to SAT"},
    {"year", 1970, 2199, ""},
}};
constexpr std::size_t day_of_month = 2;
constexpr std::size_t day_of_week = 4;

class ScheduleReader {
 public:
  explicit ScheduleReader(std::string_view text) : text_(text), cursor_(text) {}

  Problems problems() && {
    cursor_.skip_blanks();
    if (cursor_.accept("rate(")) {
      rate();
    } else if (cursor_.accept("cron(")) {
      cron();
    } else if (cursor_.accept("at(")) {
      at();
    } else if (!cursor_.at_unknown()) {
      problem("a schedule must be rate(…), cron(…) or at(…)");
    }
    return std::move(problems_);
  }

 private:
  static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

  void rate() {
    cursor_.skip_blanks();
    const auto offset = cursor_.offset();
    const auto value = cursor_.take_while(is_digit);
    if (cursor_.at_unknown()) return;
    if (value.find_first_not_of('0') == std::string_view::npos) {
      return problem("a rate begins with a whole number of at least 1", offset);
    }
    cursor_.skip_blanks();
    if (cursor_.at_unknown()) return;
    constexpr std::array<std::string_view, 6> units{"minute", "minutes", "hour",
                                                    "hours",  "day",     "days"};
    const auto unit_offset = cursor_.offset();
    if (std::ranges::count(units, cursor_.take_while(is_letter)) == 0) {
      return problem("the unit of a rate must be minutes, hours or days", unit_offset);
    }
    end();
  }

  void cron() {
    std::array<std::string_view, cron_fields.size()> values;
    for (std::size_t i = 0; i < cron_fields.size(); ++i) {
      cursor_.skip_blanks();
      const auto offset = cursor_.offset();
      if (cursor_.at_end() || cursor_.peek() == ')') return missing_field(i);
      read_cron_field(cursor_, cron_fields[i], problems_);
      values[i] = text_.substr(offset, cursor_.offset() - offset);
      // It may contain several fields.
      if (values[i].find("${") != std::string_view::npos) return;
    }
    if (values[day_of_month] != "?" && values[day_of_week] != "?") {
      problem("one of day-of-month and day-of-week must be ?",
              static_cast<std::size_t>(values[day_of_week].data() - text_.data()));
    }
    if (values[day_of_month] == "?" && values[day_of_week] == "?") {
      problem("only one of day-of-month and day-of-week can be ?",
              static_cast<std::size_t>(values[day_of_week].data() - text_.data()));
    }
    end();
  }

  void missing_field(std::size_t index) {
    problem(
        fmt::format("{} is missing: a cron expression has the six fields minutes, hours, "
                    "day-of-month, month, day-of-week and year",
                    cron_fields[index].name));
  }

  /// yyyy-mm-ddThh:mm:ss.
  void at() {
    cursor_.skip_blanks();
    const auto offset = cursor_.offset();
    const auto time = cursor_.take_while([](char c) { return c != ')' && c != ' ' && c != '$'; });
    if (cursor_.at_unknown()) return;
    if (!has_form_of_time(time)) {
      return problem("a time must be written yyyy-mm-ddThh:mm:ss", offset);
    }
    if (!is_time(time)) return problem("there is no such day or time", offset);
    end();
  }

  static bool has_form_of_time(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
    const auto fits = [](char c, char wanted) { return wanted == 'd' ? is_digit(c) : c == wanted; };
    return std::ranges::equal(text, form, fits);
  }

  static bool is_time(std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t count) {
      int out = 0;
      std::from_chars(text.data() + from, text.data() + from + count, out);
      return out;
    };
    const std::chrono::year_month_day date(std::chrono::year(number(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                           std::chrono::day(static_cast<unsigned>(number(8, 2))));
    return date.ok() && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60;
  }

  /// The closing parenthesis, with nothing after it.
  void end() {
    cursor_.skip_blanks();
    if (cursor_.at_unknown()) return;
    if (!cursor_.accept(")")) return problem("expected ')'");
    cursor_.skip_blanks();
    if (!cursor_.at_end() && !cursor_.at_unknown()) problem("nothing may follow ')'");
  }

  void problem(std::string message) { problem(std::move(message), cursor_.offset()); }
  void problem(std::string message, std::size_t offset) {
    problems_.push_back({offset, std::move(message)});
  }

  std::string_view text_;
  Cursor cursor_;
  Problems problems_ = {};
};

}  // namespace

Problems schedule_problems(std::string_view text) { return ScheduleReader(text).problems(); }

}  // namespace sagewatch::language
