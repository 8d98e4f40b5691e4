#include "sagewatch/cfn/construct.hpp"

#include <catch2/catch.hpp>

#include "support/test_stack.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;

namespace {

struct GroupProps {};
class Group final : public cfn::Construct {
 public:
  using Props = GroupProps;
  Group(cfn::Scope scope, Props) : Construct(std::move(scope)) {}
};

}  // namespace

TEST_CASE("a path begins at the stack, and logical ids join the ids below the stack") {
  test::OneStack one;
  auto& group = one.stack.add<Group>("Ingester", {});
  auto& role = group.add<cfn::RawResource>("Role", {.type = "T", .properties = {}});
  CHECK(role.path() == "S/Ingester/Role");
  CHECK(role.logical_id() == "IngesterRole");
  CHECK(&role.stack() == &one.stack);
}

TEST_CASE("children are found by their id") {
  test::OneStack one;
  auto& made = one.raw("A");
  CHECK(one.stack.find("A") == &made);
  CHECK(one.stack.find("B") == nullptr);
}

TEST_CASE("an id that is taken is refused, naming both lines") {
  test::OneStack one;
  one.raw("A");
  CHECK_THROWS_WITH(one.raw("A"),
                    Contains("S/A: this id is already taken") && Contains("test_stack.hpp:"));
}

TEST_CASE("two paths that give the same logical id are refused") {
  test::OneStack one;
  auto& group = one.stack.add<Group>("A", {});
  one.raw("AB");
  CHECK_THROWS_WITH(group.add<cfn::RawResource>("B", {.type = "T", .properties = {}}),
                    Contains("S/A/B: its logical id 'AB' is taken by S/AB"));
}

TEST_CASE("a logical id must be alphanumeric") {
  test::OneStack one;
  CHECK_THROWS_WITH(one.raw("Not-Good"), Contains("'Not-Good' must be alphanumeric"));
}

TEST_CASE("a resource outside of any stack is refused") {
  cfn::App app;
  CHECK_THROWS_WITH(app.add<cfn::RawResource>("A", {.type = "T", .properties = {}}),
                    Contains("must be in a stack"));
}

TEST_CASE("an app has its stacks in the order in which they were added") {
  cfn::App app;
  auto& b = app.add<test::TestStack>("B", {});
  auto& a = app.add<test::TestStack>("A", {});
  CHECK(app.stacks() == std::vector<const cfn::Stack*>{&b, &a});
}
