#include "language/schedule.hpp"

#include <catch2/catch.hpp>

using sagewatch::language::Problems;
using sagewatch::language::schedule_problems;

TEST_CASE("schedules that the documentation allows are right") {
  for (const auto* text : {
           "rate(1 minute)",
           "rate(5 minutes)",
           "rate(12 hours)",
           "rate( 7 days )",
           "at(2026-11-29T09:00:00)",
           "at(2028-02-29T23:59:59)",
           "cron(0 10 * * ? *)",
           "cron(15 12 * * ? *)",
           "cron(0 18 ? * MON-FRI *)",
           "cron(0 8 1 * ? *)",
           "cron(0/15 * * * ? *)",
           "cron(*/5 8-17 ? * mon-fri 2026-2030)",
           "cron(0 9 ? * 2#1 *)",
           "cron(0 9 ? * FRI#3 *)",
           "cron(0 9 ? * 6L *)",
           "cron(0 9 ? * L *)",
           "cron(0 9 L * ? *)",
           "cron(0 9 LW * ? *)",
           "cron(0 9 L-3 * ? *)",
           "cron(0 9 15W * ? *)",
           "cron(0,30 0-6,22 1,15 JAN,APR-JUN/2 ? 2026)",
           "cron(0-15/1 8-8 ? * 2,3,4,5,6,7 *)",
           "cron(0  9\t? * 2/2 *)",
       }) {
    CAPTURE(text);
    CHECK(schedule_problems(text) == Problems{});
  }
}

TEST_CASE("no problem is found after an unknown part") {
  for (const auto* text :
       {"${Schedule}", "rate(${Minutes} minutes)", "rate(5 ${Unit})", "rate(1${Zeros} parsecs)",
        "cron(${Cron})", "cron(0 ${Hour} * * ? *)", "cron(0 9-${End} 99)", "cron(${Minute}5 9)",
        "at(${Date}T09:00:00)", "at(2026-11-29T${Time})", "rate(5 minutes)${Rest}"}) {
    CAPTURE(text);
    CHECK(schedule_problems(text) == Problems{});
  }
}

TEST_CASE("a schedule that is none of the three kinds is refused") {
  const Problems refused{{0, "a schedule must be rate(…), cron(…) or at(…)"}};
  CHECK(schedule_problems("5 minutes") == refused);
  CHECK(schedule_problems("") == refused);
  CHECK(schedule_problems("Rate(5 minutes)") == refused);
  CHECK(schedule_problems("rate (5 minutes)") == refused);
}

TEST_CASE("a rate has a whole number and a unit") {
  const auto wrong_value = [](std::size_t offset) {
    return Problems{{offset, "a rate begins with a whole number of at least 1"}};
  };
  CHECK(schedule_problems("rate(minutes)") == wrong_value(5));
  CHECK(schedule_problems("rate(0 minutes)") == wrong_value(5));
  CHECK(schedule_problems("rate(-5 minutes)") == wrong_value(5));
  const Problems wrong_unit{{7, "the unit of a rate must be minutes, hours or days"}};
  CHECK(schedule_problems("rate(5 weeks)") == wrong_unit);
  CHECK(schedule_problems("rate(2)") == Problems{{6, wrong_unit[0].message}});
  CHECK(schedule_problems("rate(1.5 hours)") == Problems{{6, wrong_unit[0].message}});
  CHECK(schedule_problems("rate(5 minutes") == Problems{{14, "expected ')'"}});
  CHECK(schedule_problems("rate(5 minutes))") == Problems{{15, "nothing may follow ')'"}});
}

TEST_CASE("a cron expression has six fields") {
  const std::string fields =
      " is missing: a cron expression has the six fields minutes, hours, day-of-month, month, "
      "day-of-week and year";
  CHECK(schedule_problems("cron(0 9 * * *)") == Problems{{14, "year" + fields}});
  CHECK(schedule_problems("cron()") == Problems{{5, "minutes" + fields}});
  CHECK(schedule_problems("cron(0 9 * * ? * *)") == Problems{{17, "expected ')'"}});
}

TEST_CASE("a day of the month and one of the week exclude each other") {
  const std::string message = "one of day-of-month and day-of-week must be ?";
  CHECK(schedule_problems("cron(0 9 * * * *)") == Problems{{13, message}});
  CHECK(schedule_problems("cron(0 9 1 * MON *)") == Problems{{13, message}});
  CHECK(schedule_problems("cron(0 9 ? * ? *)") ==
        Problems{{13, "only one of day-of-month and day-of-week can be ?"}});
}

TEST_CASE("each field of a cron expression has its values") {
  CHECK(schedule_problems("cron(60 9 * * ? *)") == Problems{{5, "minutes must be from 0 to 59"}});
  CHECK(schedule_problems("cron(0 24 * * ? *)") == Problems{{7, "hours must be from 0 to 23"}});
  CHECK(schedule_problems("cron(0 9 0 * ? *)") ==
        Problems{{9, "day-of-month must be from 1 to 31"}});
  CHECK(schedule_problems("cron(0 9 1-32 * ? *)") ==
        Problems{{11, "day-of-month must be from 1 to 31"}});
  CHECK(schedule_problems("cron(0 9 * 13 ? *)") == Problems{{11, "month must be from 1 to 12"}});
  CHECK(schedule_problems("cron(0 9 ? * 0 *)") ==
        Problems{{13, "day-of-week must be from 1 to 7"}});
  CHECK(schedule_problems("cron(0 9 * * ? 2200)") ==
        Problems{{15, "year must be from 1970 to 2199"}});
  CHECK(schedule_problems("cron(99999999999999999999 9 * * ? *)") ==
        Problems{{5, "minutes must be from 0 to 59"}});
  CHECK(schedule_problems("cron(0 9 ? * MO *)") ==
        Problems{{13, "day-of-week can be a number from 1 to 7, or SUN to SAT"}});
  CHECK(schedule_problems("cron(0 9 ? MOI MON *)") ==
        Problems{{11, "month can be a number from 1 to 12, or JAN to DEC"}});
}

TEST_CASE("each field of a cron expression has its wildcards") {
  CHECK(schedule_problems("cron(? 9 * * ? *)") ==
        Problems{{5, "'?' has no meaning here in minutes"}});
  CHECK(schedule_problems("cron(0 9 * L ? *)") ==
        Problems{{11, "month can be a number from 1 to 12, or JAN to DEC"}});
  CHECK(schedule_problems("cron(0 9 2#1 * ? *)") ==
        Problems{{10, "'#1' has no meaning here in day-of-month"}});
  CHECK(schedule_problems("cron(0 9 ? * 2#6 *)") ==
        Problems{{15, "the week after # must be from 1 to 5"}});
  CHECK(schedule_problems("cron(0/0 9 * * ? *)") ==
        Problems{{7, "the step after / must be at least 1"}});
  CHECK(schedule_problems("cron(0/ 9 * * ? *)") == Problems{{7, "minutes ends too early"}});
  CHECK(schedule_problems("cron(1, 9 * * ? *)") == Problems{{7, "minutes ends too early"}});
  CHECK(schedule_problems("cron(5m 9 * * ? *)") ==
        Problems{{6, "'m' has no meaning here in minutes"}});
  CHECK(schedule_problems("cron(é 9 * * ? *)") ==
        Problems{{5, "'é' has no meaning here in minutes"}});
}

TEST_CASE("a time is complete and exists") {
  const Problems refused{{3, "a time must be written yyyy-mm-ddThh:mm:ss"}};
  for (const auto* text :
       {"at(2026-11-29)", "at(2026-11-29 09:00:00)", "at(2026-11-29T09:00:00Z)", "at()"}) {
    CAPTURE(text);
    CHECK(schedule_problems(text) == refused);
  }
  const Problems absent{{3, "there is no such day or time"}};
  CHECK(schedule_problems("at(2026-02-30T09:00:00)") == absent);
  CHECK(schedule_problems("at(2026-11-29T24:00:00)") == absent);
}
