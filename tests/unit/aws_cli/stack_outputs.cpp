#include "aws_cli/stack_outputs.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/outputs_as_settings.hpp"

using namespace sagewatch;
using namespace sagewatch;

namespace {

StackOutputs read_stack(std::string_view text) {
  const auto result = read_stack_outputs(nlohmann::json::parse(text), "the input");
  REQUIRE(std::holds_alternative<StackOutputs>(result));
  return std::get<StackOutputs>(result);
}

std::string id_of_refusal(std::string_view text) {
  const auto result = read_stack_outputs(nlohmann::json::parse(text), "the input");
  REQUIRE(std::holds_alternative<cfn::Diagnostic>(result));
  const auto& diagnostic = std::get<cfn::Diagnostic>(result);
  CHECK(diagnostic.message.find("the input") == 0);
  CHECK_FALSE(diagnostic.hint.empty());
  return diagnostic.id;
}

StackOutputs monitoring_stack() {
  return {.stack_id = "arn:aws:cloudformation:eu-west-1:222222222222:stack/S/1",
          .name = "S",
          .status = "CREATE_COMPLETE",
          .outputs = {
              {"MonitoringAccountRoleName", "role", ""},
              {"MonitoringAccountEventbusARN",
               "arn:aws:events:eu-west-1:222222222222:event-bus/bus", ""},
              {"MonitoringAccountSinkIdentifier",
               "arn:aws:oam:eu-west-1:222222222222:sink/11111111", ""},
          }};
}

std::vector<std::string> ids(const cfn::Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const auto& diagnostic : diagnostics) out.push_back(diagnostic.id);
  return out;
}

}  // namespace

TEST_CASE("the outputs of one stack are read in their order") {
  const auto stack = read_stack(R"({"Stacks": [{"StackId": "arn", "StackName": "S", "Outputs": [
      {"OutputKey": "B", "OutputValue": "1"},
      {"OutputKey": "A", "OutputValue": "2", "Description": "two", "ExportName": "e"}]}]})");
  CHECK(stack.name == "S");
  CHECK(stack.status.empty());
  REQUIRE(stack.outputs.size() == 2);
  CHECK(stack.outputs[0].name == "B");
  CHECK(stack.find("A")->description == "two");
  CHECK(stack.find("C") == nullptr);
}

TEST_CASE("a stack may have no outputs at all") {
  CHECK(read_stack(R"({"Stacks": [{"StackName": "S"}]})").outputs.empty());
}

TEST_CASE("JSON of another shape is refused") {
  for (const auto* text :
       {"null", "1", "[]", "{}", R"({"Stacks": {}})", R"({"Stacks": [1]})", R"({"Stacks": [{}]})",
        R"({"Stacks": [{"StackName": 1}]})", R"({"Stacks": [{"StackName": "S", "Outputs": {}}]})",
        R"({"Stacks": [{"StackName": "S", "Outputs": [[]]}]})",
        R"({"Stacks": [{"StackName": "S", "StackId": 5}]})",
        R"({"Stacks": [{"StackName": "S", "Outputs": [{"OutputKey": "A"}]}]})",
        R"({"Stacks": [{"StackName": "S", "Outputs": [{"OutputKey": "A", "OutputValue": 1}]}]})"}) {
    INFO(text);
    CHECK(id_of_refusal(text) == "E0312");
  }
}

TEST_CASE("no stack and several stacks are refused") {
  CHECK(id_of_refusal(R"({"Stacks": []})") == "E0303");
  CHECK(id_of_refusal(R"({"Stacks": [{"StackName": "A"}, {"StackName": "B"}]})") == "E0303");
}

TEST_CASE("the monitoring stack's outputs and account are settings of the management stack") {
  const auto result = settings_from(monitoring_stack());
  REQUIRE(std::holds_alternative<std::vector<SettingValue>>(result));
  const auto& values = std::get<std::vector<SettingValue>>(result);
  REQUIRE(values.size() == 4);
  CHECK(values[0].setting->key == "monitoring-account-role-name");
  CHECK(values[0].values == Values{"role"});
  CHECK(values[3].setting->key == "monitoring-account-id");
  CHECK(values[3].values == Values{"222222222222"});
}

TEST_CASE("a stack without a sink takes an old one out") {
  auto stack = monitoring_stack();
  stack.outputs.pop_back();
  const auto values = std::get<std::vector<SettingValue>>(settings_from(stack));
  CHECK(values[2].setting->key == "monitoring-account-sink-identifier");
  CHECK(values[2].values.empty());
}

TEST_CASE("another stack has no settings") {
  auto stack = monitoring_stack();
  stack.outputs.erase(stack.outputs.begin(), stack.outputs.begin() + 2);
  CHECK(ids(std::get<cfn::Diagnostics>(settings_from(stack))) ==
        std::vector<std::string>{"E0305", "E0305"});
}

TEST_CASE("outputs that no setting allows, and an unknown account, are refused together") {
  auto stack = monitoring_stack();
  stack.outputs[0].value = "two words";
  stack.stack_id = "";
  CHECK(ids(std::get<cfn::Diagnostics>(settings_from(stack))) ==
        std::vector<std::string>{"E0306", "E0306"});
}
