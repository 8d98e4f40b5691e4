#include "sagewatch/cfn/resource.hpp"

#include <catch2/catch.hpp>

#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using test::json;
using test::rendered;

TEST_CASE("a resource renders type, condition, dependencies, properties and removal") {
  test::OneStack one;
  auto& first = one.raw("First");
  auto& second = one.raw("Second", {{"Name", first.ref()}});
  second.only_if(one.stack.condition("Wanted", true));
  second.depends_on(first);
  second.depends_on(first);
  second.on_removal(cfn::Removal::retain);
  CHECK(rendered(cfn::Value(second.render())).dump() ==
        R"({"Type":"Test::Type","Condition":"Wanted","DependsOn":["First"],)"
        R"("Properties":{"Name":{"Ref":"First"}},)"
        R"("DeletionPolicy":"RetainExceptOnCreate","UpdateReplacePolicy":"Retain"})");
}

TEST_CASE("a resource without properties has no empty Properties") {
  test::OneStack one;
  CHECK(rendered(cfn::Value(one.raw("A").render())) == json(R"({"Type":"Test::Type"})"));
}

TEST_CASE("a property can be overridden at any depth, also where there was none") {
  test::OneStack one;
  auto& resource = one.raw("A", {{"Name", "old"}, {"Code", cfn::Object{{"Size", 1}}}});
  resource.override_property("Name", "new");
  resource.override_property("Code.Size", 2);
  resource.override_property("Code.Extra.Deep", true);
  resource.override_property("Fresh.Member", "x");
  CHECK(rendered(cfn::Value(resource.render())).at("Properties") ==
        json(R"({"Name":"new","Code":{"Size":2,"Extra":{"Deep":true}},"Fresh":{"Member":"x"}})"));
}

TEST_CASE("metadata is beside the properties, each entry once") {
  test::OneStack one;
  auto& resource = one.raw("A", {{"Name", "n"}});
  resource.set_metadata("tool", "old");
  resource.set_metadata("tool", cfn::Object{{"Member", 1}});
  CHECK(rendered(cfn::Value(resource.render())).dump() ==
        R"({"Type":"Test::Type","Metadata":{"tool":{"Member":1}},"Properties":{"Name":"n"}})");
}
