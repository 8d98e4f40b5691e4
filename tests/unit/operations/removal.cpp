#include "operations/removal.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace sagewatch {
namespace {

using nlohmann::json;

json resource(const char* id, const char* type, const char* status = "CREATE_COMPLETE",
              const std::string& physical_id = "") {
  return {{"StackName", "S"},
          {"LogicalResourceId", id},
          {"PhysicalResourceId", physical_id.empty() ? std::string("the-") + id : physical_id},
          {"ResourceType", type},
          {"ResourceStatus", status}};
}

json described(const std::vector<json>& resources) { return {{"StackResources", resources}}; }

Removal removal_in(const json& resources, const json& deployed = json::object()) {
  cfn::Diagnostics none;
  return read_removal(resources, deployed, names::all("x"), none).value();
}

const json keeping_the_table = json::parse(
    R"({"TemplateBody": {"Resources": {"Jobs": {"DeletionPolicy": "RetainExceptOnCreate"}}}})");

const std::string our_table = "x-sagemaker-monitoring-job-state";

json skipped(const char* id, const char* type, const std::string& name) {
  return resource(id, type, "DELETE_SKIPPED", name);
}

}  // namespace

TEST_CASE("what has no name of ours is never deleted as data, whatever stack kept it") {
  for (const auto& foreign :
       {skipped("Jobs", "AWS::DynamoDB::Table", "payments"),
        skipped("Jobs", "AWS::DynamoDB::Table", "sagemaker-monitoring-job-state"),
        skipped("Records", "AWS::Logs::LogGroup", our_table),
        skipped("Jobs", "AWS::DynamoDB::Table", "/aws/lambda/x-sagemaker-monitoring-ingester"),
        skipped("Alias", "AWS::KMS::Alias", "alias/payments"),
        skipped("Queue", "AWS::SQS::Queue", "x-sagemaker-monitoring-notices"),
        skipped("Key", "AWS::KMS::Key", "1-2-3")}) {
    const auto removal = removal_in(described({foreign}));
    CHECK(removal_commands(removal).empty());
    CHECK(removal_text(removal, {.with_data = true}).find("keeps ") != std::string::npos);
    REQUIRE(retained_resource_warnings(removal).size() == 1);
    CHECK(retained_resource_warnings(removal).front().id == "W0316");
  }
}

TEST_CASE("a key is ours where its alias is") {
  const auto removal =
      removal_in(described({skipped("Key", "AWS::KMS::Key", "1-2-3"),
                            skipped("Alias", "AWS::KMS::Alias", "alias/x-sagemaker-monitoring")}));
  CHECK(retained_resource_warnings(removal).empty());
  CHECK(removal_commands(removal) ==
        "kms schedule-key-deletion --key-id 1-2-3\n"
        "kms delete-alias --alias-name alias/x-sagemaker-monitoring\n");
}

TEST_CASE("what a policy retains stays, and the rest is deleted with its data") {
  const auto removal = removal_in(
      described({resource("Jobs", "AWS::DynamoDB::Table", "CREATE_COMPLETE", our_table),
                 resource("Archive", "AWS::Events::Archive"), resource("R", "AWS::IAM::Role")}),
      keeping_the_table);
  CHECK(removal_text(removal, {}) ==
        "deletes  2 resources of S\n"
        "loses    AWS::Events::Archive the-Archive: the archived events\n"
        "keeps    AWS::DynamoDB::Table x-sagemaker-monitoring-job-state: its items\n");
  CHECK(removal_text(removal, {.everything = true}).find("deletes  AWS::IAM::Role the-R\n") !=
        std::string::npos);
  CHECK(removal_text(removal, {.with_data = true}).find("deletes  3 resources") == 0);
  CHECK(removal_text(removal, {.with_data = true}).find("keeps") == std::string::npos);
  CHECK(removal_commands(removal) == "dynamodb delete-table --table-name " + our_table + "\n");
  CHECK(retained_resource_warnings(removal).empty());
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

TEST_CASE("a resource that AWS never created is named by its logical id") {
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
    CHECK_FALSE(read_removal(json::parse(text), {}, {}, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].id == "E0312");
  }
}

}  // namespace sagewatch
