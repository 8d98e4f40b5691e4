#include "base/arn.hpp"

#include <catch2/catch.hpp>

#include "base/region.hpp"

using namespace sagewatch;

TEST_CASE("an ARN falls into its parts, and the resource keeps its colons") {
  const auto arn = parse_arn("arn:aws-cn:logs:cn-north-1:222222222222:log-group:a:*");
  REQUIRE(arn);
  CHECK(arn->partition == "aws-cn");
  CHECK(arn->service == "logs");
  CHECK(arn->region == "cn-north-1");
  CHECK(arn->account == "222222222222");
  CHECK(arn->resource == "log-group:a:*");
}

TEST_CASE("parts of an ARN may be empty, but for its resource") {
  CHECK(parse_arn("arn:aws:iam::222222222222:role/x")->region.empty());
  CHECK(parse_arn("arn:aws:s3:::bucket")->account.empty());
  for (const auto* text : {"", "arn", "arn:", "arn:aws:s3", "arn:aws:s3:::", "urn:a:b:c:d:e"}) {
    INFO(text);
    CHECK_FALSE(parse_arn(text));
  }
}

TEST_CASE("a Region tells its partition") {
  CHECK(partition_of("us-gov-west-1") == "aws-us-gov");
  CHECK(partition_of("cn-northwest-1") == "aws-cn");
  CHECK(partition_of("ca-central-1") == "aws");
}
