#include "language/statistic.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::language;

TEST_CASE("statistics of CloudWatch are known in all of their forms") {
  for (const auto* text :
       {"Average", "SampleCount", "sum", "IQM", "p99", "p99.99", "p100", "tm90", "TM(2%:98%)",
        "TM(150:1000)", "TM(:95%)", "TS(80%:)", "tc90", "TC(0.005:0.030)", "wm98", "WM(10%:90%)",
        "PR(:300)", "PR(100:2000)", "ts99.9"}) {
    INFO(text);
    CHECK(is_statistic(text));
  }
  for (const auto* text :
       {"", "Mean", "p", "p99x", "PR", "pr90", "TM(:)", "TM(10%)", "TM(1:2", "p(1:2)", "99", "Sum ",
        "p101", "tm100.1", "TM(10%:101%)", "WM(:200%)"}) {
    INFO(text);
    CHECK_FALSE(is_statistic(text));
  }
}
