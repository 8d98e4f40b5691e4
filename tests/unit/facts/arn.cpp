#include "sagewatch/facts/arn.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/facts/region.hpp"

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

TEST_CASE("what isn't known in an ARN is a part as any other") {
  const auto arn = parse_arn("arn:${AWS::Partition}:sqs:${AWS::Region}:222222222222:q");
  REQUIRE(arn);
  CHECK(arn->partition == "${AWS::Partition}");
  CHECK(arn->region == "${AWS::Region}");
  CHECK(arn->account == "222222222222");
  CHECK_FALSE(parse_arn("arn:${aws:sqs:r:a:q"));
}

TEST_CASE("the partition follows from the Region") {
  CHECK(partition_of("us-gov-west-1") == "aws-us-gov");
  CHECK(partition_of("cn-northwest-1") == "aws-cn");
  CHECK(partition_of("ca-central-1") == "aws");
  CHECK(partition_of("eusc-de-east-1") == "aws-eusc");
  CHECK(partition_of("us-iso-east-1") == "aws-iso");
  CHECK(partition_of("us-isob-east-1") == "aws-iso-b");
  CHECK(partition_of("eu-isoe-west-1") == "aws-iso-e");
}

TEST_CASE("an account id has twelve digits") {
  CHECK(is_account_id("111122223333"));
  CHECK_FALSE(is_account_id("11112222333"));
  CHECK_FALSE(is_account_id("11112222333a"));
  CHECK_FALSE(is_account_id(""));
}
