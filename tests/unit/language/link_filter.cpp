#include "language/link_filter.hpp"

#include <catch2/catch.hpp>
#include <string>

using sagewatch::language::Problems;
using sagewatch::language::read_link_filter;

namespace {

Problems link_filter_problems(const std::string& filter) {
  return read_link_filter(filter, "Namespace").problems;
}

}  // namespace

TEST_CASE("filters that the documentation allows are right") {
  for (const auto* filter : {
           "*",
           "Namespace = 'AWS/EC2'",
           "Namespace != 'AWS/EC2'",
           "Namespace='AWS/EC2'",
           "Namespace NOT LIKE 'AWS/%'",
           "Namespace IN ('AWS/EC2', 'AWS/ELB','AWS/S3')",
           "Namespace NOT  IN  ( 'a' )",
           "Namespace = 'a' OR Namespace LIKE 'b AND c%' AND Namespace != ''",
           "Namespace like 'a%' or Namespace = 'b'",
       }) {
    CAPTURE(filter);
    CHECK(link_filter_problems(filter) == Problems{});
  }
}

TEST_CASE("no problem is found after an unknown part of a filter") {
  for (const auto* filter : {"${Filter}", "Namespace ${Filter}", "Namespace = ${Quoted}",
                             "Namespace = '${Name}' ${Rest}", "Namespace IN (${Names}",
                             "Namespace IN ('a' ${Names}", "(Namespace = 'a') OR nothing"}) {
    CAPTURE(filter);
    CHECK(link_filter_problems(filter) == Problems{});
  }
  CHECK(link_filter_problems("Namespace = '${Name}' XOR") == Problems{{22, "expected AND or OR"}});
}

TEST_CASE("a filter compares its term") {
  CHECK(link_filter_problems("LogGroupName = 'a'") == Problems{{0, "expected Namespace"}});
  CHECK(link_filter_problems("namespace = 'a'") == Problems{{0, "expected Namespace"}});
  CHECK(link_filter_problems("Namespace = 'a' OR ") == Problems{{19, "expected Namespace"}});
  CHECK(link_filter_problems("* ") == Problems{{0, "expected Namespace"}});
  CHECK(link_filter_problems("") == Problems{{0, "expected Namespace"}});
}

TEST_CASE("a filter's operators are few") {
  const std::string message = "expected =, !=, LIKE, NOT LIKE, IN or NOT IN";
  CHECK(link_filter_problems("Namespace == 'a'") ==
        Problems{{11, "expected a string in single quotes"}});
  CHECK(link_filter_problems("Namespace <> 'a'") == Problems{{10, message}});
  CHECK(link_filter_problems("Namespace NOT 'a'") == Problems{{10, message}});
  CHECK(link_filter_problems("Namespace CONTAINS 'a'") == Problems{{10, message}});
  CHECK(link_filter_problems("Namespace IN 'a'") == Problems{{13, "expected '(' after IN"}});
  CHECK(link_filter_problems("Namespace IN ('a' 'b')") ==
        Problems{{18, "expected ',' or ')' in the list after IN"}});
  CHECK(link_filter_problems("Namespace = 'a', Namespace = 'b'") ==
        Problems{{15, "expected AND or OR"}});
}

TEST_CASE("the texts of a filter stand in single quotes") {
  CHECK(link_filter_problems("Namespace = \"a\"") ==
        Problems{{12, "expected a string in single quotes"}});
  CHECK(link_filter_problems("Namespace = a") ==
        Problems{{12, "expected a string in single quotes"}});
  CHECK(link_filter_problems("Namespace = 'a") == Problems{{12, "the quotes are not closed"}});
  CHECK(link_filter_problems("Namespace IN ()") ==
        Problems{{14, "expected a string in single quotes"}});
}

TEST_CASE(
    "a filter's operands are counted outside quotes, and its strings after LIKE are collected") {
  const std::string text =
      "Namespace LIKE 'a AND b' OR Namespace NOT LIKE 'c%' AND Namespace = 'd'";
  const auto filter = read_link_filter(text, "Namespace");
  CHECK(filter.operands == 2);
  REQUIRE(filter.likes.size() == 2);
  CHECK(filter.likes[0].text == "a AND b");
  CHECK(filter.likes[0].offset == 15);
  CHECK(filter.likes[1].text == "c%");
}
