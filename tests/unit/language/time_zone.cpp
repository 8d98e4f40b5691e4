#include "sagewatch/language/time_zone.hpp"

#include <catch2/catch.hpp>

using sagewatch::language::has_form_of_time_zone;

TEST_CASE("a time zone has an area and a place, or is one of the names without an area") {
  for (const auto* name : {"UTC", "GMT", "Europe/Berlin", "America/Argentina/Buenos_Aires",
                           "Etc/GMT+9", "US/Pacific", "Zulu", "America/Port-au-Prince"}) {
    CAPTURE(name);
    CHECK(has_form_of_time_zone(name));
  }
  for (const auto* name : {"", "PST", "UTC+3", "Berlin", "Europe", "Europe/", "Europa/Berlin",
                           "America/New York", "utc", "(UTC+01:00) Amsterdam"}) {
    CAPTURE(name);
    CHECK_FALSE(has_form_of_time_zone(name));
  }
}
