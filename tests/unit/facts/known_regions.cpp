#include <algorithm>
#include <catch2/catch.hpp>

#include "sagewatch/facts/region.hpp"

using namespace sagewatch;

TEST_CASE("the Regions of all partitions are known, and no others") {
  for (const auto* region : {"us-east-1", "ap-southeast-7", "mx-central-1", "us-gov-west-1",
                             "cn-northwest-1", "eusc-de-east-1", "us-isob-east-1"}) {
    CHECK(is_known_region(region));
  }
  for (const auto* region : {"ap-southeast-9", "aws-global", "", "us-east-1a"})
    CHECK_FALSE(is_known_region(region));
  CHECK(std::ranges::all_of(known_regions(),
                            [](auto region) { return !partition_of(region).empty(); }));
}
