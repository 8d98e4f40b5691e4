#include "base/timestamp.hpp"

#include <catch2/catch.hpp>

namespace sagewatch {

using std::chrono::hours;
using std::chrono::seconds;

TEST_CASE("a timestamp is read in every form that the AWS CLI writes") {
  const auto instant = parse_timestamp("2026-11-22T10:00:00Z");
  REQUIRE(instant);
  CHECK(parse_timestamp("2026-11-22T10:00:00+00:00") == instant);
  CHECK(parse_timestamp("2026-11-22T21:00:00+11:00") == instant);
  CHECK(parse_timestamp("2026-11-22T04:30:00-0530") == instant);
  CHECK(parse_timestamp("2026-11-22T11:00:00+01") == instant);
  CHECK(parse_timestamp("2026-11-22 10:00:00") == instant);
}

TEST_CASE("a fraction of a second is read to the millisecond") {
  const auto instant = parse_timestamp("2026-11-22T10:00:00Z");
  CHECK(parse_timestamp("2026-11-22T10:00:00.123456+00:00") == *instant + Duration(123));
  CHECK(parse_timestamp("2026-11-22T10:00:00.5Z") == *instant + Duration(500));
}

TEST_CASE("anything but a timestamp is refused") {
  for (const auto* text :
       {"", "yesterday", "2026-11-22", "2026-13-22T10:00:00Z", "2026-02-30T10:00:00Z",
        "2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z", "2026-11-22T10:00:00Zx",
        "2026-11-22T10:00:00+", "26-11-22T10:00:00Z", "2026-11-22T10:00:00.Z+1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_timestamp(text));
  }
}

TEST_CASE("a timestamp is written in UTC") {
  CHECK(timestamp_text(*parse_timestamp("2026-01-02T01:04:05.9+11:00")) == "2026-01-01T14:04:05Z");
}

TEST_CASE("a stopwatch shows minutes, and hours when there are any") {
  CHECK(stopwatch(seconds(0)) == "0:00");
  CHECK(stopwatch(seconds(67)) == "1:07");
  CHECK(stopwatch(hours(1) + seconds(123)) == "1:02:03");
  CHECK(stopwatch(seconds(-5)) == "0:00");
}

TEST_CASE("an age has the two largest units") {
  CHECK(age_text(seconds(12)) == "12s");
  CHECK(age_text(seconds(185)) == "3m 5s");
  CHECK(age_text(hours(1) + seconds(125)) == "1h 2m");
}

}  // namespace sagewatch
