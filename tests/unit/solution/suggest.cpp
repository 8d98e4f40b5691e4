#include "sagewatch/solution/suggest.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::solution;

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

TEST_CASE("the hint asks, or says what else to do") {
  CHECK(did_you_mean("nmes", words, "look it up") == "did you mean 'names'?");
  CHECK(did_you_mean("something", words, "look it up") == "look it up");
}
