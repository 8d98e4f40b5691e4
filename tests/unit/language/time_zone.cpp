#include "language/time_zone.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using sagewatch::language::time_zones;

TEST_CASE("the names of time zones are in order, each once") {
  const auto names = time_zones();
  CHECK(std::ranges::is_sorted(names));
  CHECK(std::ranges::adjacent_find(names) == names.end());
}

TEST_CASE("a time zone has its name in IANA's database") {
  const auto names = time_zones();
  const auto is_name = [&](std::string_view name) {
    return std::ranges::binary_search(names, name);
  };
  for (const auto* name : {"UTC", "GMT", "Europe/Berlin", "America/Argentina/Buenos_Aires",
                           "Etc/GMT+9", "US/Pacific", "Zulu", "America/Port-au-Prince"}) {
    CAPTURE(name);
    CHECK(is_name(name));
  }
  for (const auto* name : {"", "PST", "UTC+3", "Berlin", "Europe", "Europe/", "Europe/Berln",
                           "America/New York", "utc", "(UTC+01:00) Amsterdam"}) {
    CAPTURE(name);
    CHECK_FALSE(is_name(name));
  }
}
