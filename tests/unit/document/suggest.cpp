#include "sagewatch/document/suggest.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::document;

namespace {
const std::vector<std::string_view> words{"synth", "configure", "names"};
}

TEST_CASE("a typo finds the nearest word, a different word none") {
  CHECK(nearest("sinth", words) == "synth");
  CHECK(nearest("configrue", words) == "configure");
  CHECK_FALSE(nearest("destroy", words));
  CHECK_FALSE(nearest("x", {}));
  CHECK_FALSE(nearest(std::string(10'000, 'a'), words));
}

TEST_CASE("a near miss is a typo, not a sibling") {
  const std::vector<std::string_view> names{"orders-dead-letters", "orders-eu-1", "ab"};
  CHECK(near_miss("orders-dead-leters", names) == "orders-dead-letters");
  CHECK(near_miss("order-dead-letters", names) == "orders-dead-letters");
  CHECK(near_miss("orders-daed-letters", names) == "orders-dead-letters");
  CHECK(near_miss("Orders-Dead-Letters", names) == "orders-dead-letters");
  CHECK_FALSE(near_miss("orders-dead-letters", names));
  CHECK_FALSE(near_miss("orders-eu-2", names));
  CHECK_FALSE(near_miss("orders-us-1", names));
  CHECK_FALSE(near_miss("ac", names));
  CHECK_FALSE(near_miss("orders-other-things", names));
  CHECK_FALSE(near_miss("", names));
}

TEST_CASE("a near miss may differ in the characters between and around words") {
  const std::vector<std::string_view> names{"/aws/sagemaker/Endpoints", "AWS/SQS", "site-1-2",
                                            "--"};
  CHECK(near_miss("aws/sagemaker/Endpoints", names) == "/aws/sagemaker/Endpoints");
  CHECK(near_miss("/aws/sagemaker/Endpoints/", names) == "/aws/sagemaker/Endpoints");
  for (const auto* typed : {"AWS/SQS ", "/AWS/SQS", "AWS-SQS", "AWS.sqs", "AWS//SQS"}) {
    INFO(typed);
    CHECK(near_miss(typed, names) == "AWS/SQS");
  }
  for (const auto* other : {"AWS/SNS", "site-12", "site-1", "x-1-2"}) {
    INFO(other);
    CHECK_FALSE(near_miss(other, names));
  }
}

TEST_CASE("the hint asks, or says what else to do") {
  CHECK(did_you_mean("nmes", words, "look it up") == "did you mean 'names'?");
  CHECK(did_you_mean("something", words, "look it up") == "look it up");
}
