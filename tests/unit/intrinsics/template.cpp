#include "sagewatch/intrinsics/template.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"

using namespace sagewatch;

namespace {

cfn::Diagnostics problems_of(const std::string& yaml) {
  const auto reading = document::read_yaml("t.yaml", yaml);
  REQUIRE(reading.usable());
  return intrinsics::Template(reading.document).problems();
}

}  // namespace

TEST_CASE("a template's resources, parameters and conditions are found by name") {
  const auto reading =
      document::read_yaml("t.yaml",
                          "Parameters: {P: {Type: String}}\nConditions: {C: {}}\n"
                          "Resources:\n  A: {Type: T, Properties: {x: 1}}\n  B: {Type: U}\n");
  const intrinsics::Template declared(reading.document);
  CHECK(declared.problems().empty());
  REQUIRE(declared.resources().size() == 2);
  CHECK(declared.resources()[1].logical_id == "B");
  CHECK(declared.find_resource("A")->type == "T");
  CHECK(declared.find_resource("A")->properties()->find("x")->integer() == 1);
  CHECK(declared.find_resource("B")->properties() == nullptr);
  CHECK(declared.find_resource("C") == nullptr);
  CHECK(declared.find_parameter("P") != nullptr);
  CHECK(declared.find_condition("C") != nullptr);
  CHECK(declared.find_condition("P") == nullptr);
}

TEST_CASE("anything but a template is a diagnostic") {
  CHECK(problems_of("[a]").at(0).message ==
        "this is not a template: it has no mapping 'Resources'");
  CHECK(problems_of("Resources: [a]").at(0).place->column == 12);
  CHECK(problems_of("Resources: {A: {Typ: x}}").at(0).message == "the resource 'A' has no type");
  CHECK(problems_of("Resources: {A: x}").at(0).id == "E0407");
  CHECK(problems_of("Resources: {}\nParameters: [a]").at(0).message ==
        "the section 'Parameters' is not a mapping");
  CHECK(problems_of("Resources: {}\nParameters:\n").empty());
}
