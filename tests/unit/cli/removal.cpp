#include "cli/removal.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace sagewatch::cli {
namespace {

using nlohmann::json;

json resource(const char* id, const char* type, const char* status = "CREATE_COMPLETE") {
  return {{"StackName", "S"},
          {"LogicalResourceId", id},
          {"PhysicalResourceId", std::string("the-") + id},
          {"ResourceType", type},
          {"ResourceStatus", status}};
}

json described(const std::vector<json>& resources) { return {{"StackResources", resources}}; }

Removal removal_in(const json& resources, const json& deployed = json::object()) {
  cfn::Diagnostics none;
  return read_removal(resources, deployed, none).value();
}

const json keeping_the_table = json::parse(
    R"({"TemplateBody": {"Resources": {"Jobs": {"DeletionPolicy": "RetainExceptOnCreate"}}}})");

}  // namespace

TEST_CASE("what a policy keeps stays, and the rest goes with what it holds") {
  const auto removal = removal_in(
      described({resource("Jobs", "AWS::DynamoDB::Table"),
                 resource("Archive", "AWS::Events::Archive"), resource("R", "AWS::IAM::Role")}),
      keeping_the_table);
  CHECK(removal_text(removal, {}) ==
        "deletes  2 resources of S\n"
        "loses    AWS::Events::Archive the-Archive: the archived events\n"
        "keeps    AWS::DynamoDB::Table the-Jobs: its items\n");
  CHECK(removal_text(removal, {.everything = true}).find("deletes  AWS::IAM::Role the-R\n") !=
        std::string::npos);
  CHECK(removal_text(removal, {.with_data = true}).find("deletes  3 resources") == 0);
  CHECK(removal_text(removal, {.with_data = true}).find("keeps") == std::string::npos);
  CHECK(removal_commands(removal) == "dynamodb delete-table --table-name the-Jobs\n");
}

TEST_CASE("of a deleted stack only what was skipped is left") {
  const auto removal =
      removal_in(described({resource("Jobs", "AWS::DynamoDB::Table", "DELETE_SKIPPED"),
                            resource("R", "AWS::IAM::Role", "DELETE_COMPLETE")}));
  REQUIRE(removal.resources.size() == 1);
  CHECK(removal.resources[0].kept);
  CHECK(removal.stack == "S");
}

TEST_CASE("a bus is not said to lose what is listed by itself") {
  const auto removal = removal_in(described({resource("Bus", "AWS::Events::EventBus")}));
  CHECK(removal_text(removal, {}) == "deletes  1 resource of S\n");
}

TEST_CASE("a resource that AWS never made goes by its logical id") {
  auto unmade = resource("Queue", "AWS::SQS::Queue");
  unmade.erase("PhysicalResourceId");
  const auto text = removal_text(removal_in(described({unmade})), {});
  CHECK(text.find("loses    AWS::SQS::Queue Queue: the messages in it") != std::string::npos);
}

TEST_CASE("something else than resources is refused") {
  for (const auto* text :
       {"[]", "{}", R"({"StackResources": 1})", R"({"StackResources": [{}]})",
        R"({"StackResources": [{"LogicalResourceId": "A", "ResourceType": 3}]})"}) {
    cfn::Diagnostics diagnostics;
    CHECK_FALSE(read_removal(json::parse(text), {}, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].id == "E0312");
  }
}

}  // namespace sagewatch::cli
