#include "catalogue/instance_types.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "catalogue/event_catalogue.hpp"
#include "stacks/functions/function_source.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;

namespace {

std::string instance_types_refusal(const std::string& yaml) {
  try {
    read_instance_types(yaml);
  } catch (const CatalogueError& error) {
    return error.what();
  }
  return "";
}

/// The file with one line that is under test, line 2.
std::string with_gpus(const std::string& line) {
  return "families: [m5]\n" + line + "\ncores: {}\n";
}

int gpus_of(std::string_view family, std::string_view size) {
  const auto& families = instance_types().families;
  const auto found = std::ranges::find(families, family, &InstanceFamily::name);
  REQUIRE(found != families.end());
  const auto count = std::ranges::find(found->gpus, size, &NamedCount::name);
  return count == found->gpus.end() ? 0 : count->count;
}

}  // namespace

TEST_CASE("the families and the GPUs of their sizes are read in the order of the file") {
  const auto types = read_instance_types(
      "families: [m5, p6-x]\ngpus:\n  g5: {xlarge: 1, 48xlarge: 8}\ncores:\n  m5.8xlarge: 36\n");
  REQUIRE(types.families.size() == 3);
  CHECK(types.families[1].name == "p6-x");
  CHECK(types.families[1].gpus.empty());
  REQUIRE(types.families[2].gpus.size() == 2);
  CHECK(types.families[2].gpus[1].name == "48xlarge");
  CHECK(types.families[2].gpus[1].count == 8);
  REQUIRE(types.cores.size() == 1);
  CHECK(types.cores[0].count == 36);
}

TEST_CASE("the shipped instance types know the GPUs of SageMaker's hosts") {
  CHECK(gpus_of("g5", "12xlarge") == 4);
  CHECK(gpus_of("g5", "16xlarge") == 1);
  CHECK(gpus_of("p4d", "24xlarge") == 8);
  CHECK(gpus_of("p5", "4xlarge") == 1);
  CHECK(gpus_of("trn1", "32xlarge") == 0);
}

TEST_CASE("the handler gets the instance types as two tables") {
  const auto types = read_instance_types(
      "families: [m5]\ngpus:\n  g5: {xlarge: 1, 48xlarge: 8}\ncores: {m5.large: 3}\n");
  CHECK(function_source::utilization("x = 1\nFAMILIES = {}\nCORES = {}\ny = 2\n", types) ==
        "x=1\nFAMILIES={\n'm5':{},\n'g5':{'xlarge':1,'48xlarge':8},\n}\n"
        "CORES={'m5.large':3}\ny=2\n");
  CHECK_THROWS_AS(function_source::utilization("FAMILIES\n", types), std::logic_error);
}

TEST_CASE("mistakes in the instance types are named by their line") {
  CHECK_THAT(instance_types_refusal("- a\n"),
             Contains(":1: expected the keys families, gpus and cores"));
  CHECK_THAT(instance_types_refusal("families: []\ngpus: {}\n"),
             Equals("instance-types.yaml:1: 'cores' is missing"));
  CHECK_THAT(instance_types_refusal("families: []\ngpus: {}\ncores: {}\ncolour: red\n"),
             Equals("instance-types.yaml:4: 'colour' is not a key"));
  CHECK_THAT(instance_types_refusal("families: [\n"), Contains("instance-types.yaml:"));
  CHECK_THAT(instance_types_refusal("families: m5\ngpus: {}\ncores: {}\n"),
             Contains(":1: expected a list of families"));
  CHECK_THAT(instance_types_refusal(with_gpus("gpus: [g5]")),
             Contains(":2: expected 'FAMILY: {SIZE: GPUS}'"));
  CHECK_THAT(instance_types_refusal(with_gpus("gpus: {g5: 1}")),
             Contains(":2: expected 'NAME: COUNT'"));
  CHECK_THAT(instance_types_refusal(with_gpus("gpus: {\"g'5\": {xlarge: 1}}")),
             Contains(":2: expected letters, digits and '-'"));
  CHECK_THAT(instance_types_refusal(with_gpus("gpus: {m5: {xlarge: 1}}")),
             Contains(":2: 'm5' is listed twice"));
  CHECK_THAT(instance_types_refusal(with_gpus("gpus: {g5: {xlarge: 1, xlarge: 2}}")),
             Contains(":2: the key 'xlarge' is repeated"));
  for (const auto* count : {"0", "-1", "1025", "1.5", "many", "[1]", "''"}) {
    INFO(count);
    CHECK_THAT(
        instance_types_refusal(with_gpus(std::string("gpus: {g5: {xlarge: ") + count + "}}")),
        Contains(":2: expected a number from 1 to 1024"));
  }
  CHECK_THAT(instance_types_refusal("families: [m5]\ngpus: {}\ncores: {m6.large: 3}\n"),
             Equals("instance-types.yaml:3: 'm6.large' belongs to no family above"));
}
