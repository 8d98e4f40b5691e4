#include "assembly/cloud_assembly.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "settings/names.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using test::json;
using test::Json;

namespace {

Json content(const std::vector<AssemblyFile>& files, std::string_view name) {
  for (const auto& file : files) {
    if (file.name == name) return Json::parse(file.content);
  }
  return nullptr;
}

AssemblyStack deployed(const cfn::Stack& stack, const std::string& environment = "aws://1/r") {
  return {.stack = &stack, .places = {{stack.id(), environment}}};
}

Json report_of(const cfn::Stack& stack, const cfn::Diagnostics& findings) {
  return content(cloud_assembly({deployed(stack)}, findings), "validation-report.json");
}

Json metadata_of(const cfn::Stack& stack, const cfn::Diagnostics& findings) {
  const auto files = cloud_assembly({deployed(stack)}, findings);
  return content(files, "manifest.json").at("artifacts").at(stack.id()).at("metadata");
}

Json without_traces(Json metadata) {
  for (auto& entries : metadata) {
    for (auto& entry : entries) entry.erase("trace");
  }
  return metadata;
}

}  // namespace

TEST_CASE("an assembly has a template for each stack, and a manifest that comes last") {
  test::OneStack one;
  one.raw("A");
  const auto files = cloud_assembly({deployed(one.stack, "aws://unknown-account/eu-west-1")});
  REQUIRE(files.size() == 4);
  CHECK(files[0].name == "S.template.json");
  CHECK(Json::parse(files[0].content) == test::rendered(one.stack));
  CHECK(files[1].name == "cdk.out");
  CHECK(files[3].name == "manifest.json");
  auto manifest = Json::parse(files[3].content);
  auto& artifact = manifest.at("artifacts").at("S");
  artifact.at("metadata") = without_traces(artifact.at("metadata"));
  CHECK(manifest == json(R"({"version": "22.0.0", "artifacts": {"S": {
    "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/eu-west-1",
    "properties": {"templateFile": "S.template.json", "terminationProtection": true},
    "metadata": {"/S/A": [{"type": "aws:cdk:logicalId", "data": "A"}]}}}})"));
}

TEST_CASE("a stack names the stacks that are to be deployed before it") {
  cfn::App app;
  const auto first = deployed(app.add<test::TestStack>("A", {}));
  auto second = deployed(app.add<test::TestStack>("B", {}));
  second.after = {"A"};
  const auto artifacts = content(cloud_assembly({first, second}), "manifest.json").at("artifacts");
  CHECK_FALSE(artifacts.at("A").contains("dependencies"));
  CHECK(artifacts.at("B").at("dependencies") == json(R"(["A"])"));
}

TEST_CASE("a construct's trace has its own line first, then those around it") {
  test::OneStack one;
  auto& outer = one.raw("Outer");
  const int line = __LINE__ + 1;
  outer.add<cfn::RawResource>("Inner", {.type = "Test::Type", .properties = {}});
  const auto trace = metadata_of(one.stack, {}).at("/S/Outer/Inner").at(0).at("trace");
  REQUIRE(trace.size() == 3);
  CHECK(trace[0] ==
        "Inner (tests/unit/assembly/cloud_assembly.cpp:" + std::to_string(line) + ":1)");
  CHECK(trace[1].get<std::string>().starts_with("Outer (tests/unit/support/test_stack.hpp:"));
  CHECK(trace[2].get<std::string>().starts_with("S (tests/unit/support/test_stack.hpp:"));
}

TEST_CASE("a problem of a construct is in the report once") {
  test::OneStack one;
  one.raw("A");
  const cfn::Diagnostic warning{.severity = cfn::Severity::warning,
                                .id = "W0001",
                                .message = "it creaks",
                                .hint = "oil it",
                                .path = "S/A"};
  auto reports = report_of(one.stack, {warning}).at("pluginReports");
  REQUIRE(reports.size() == 2);
  auto& construct = reports[0].at("violations").at(0).at("violatingConstructs").at(0);
  CHECK(construct.at("stackTraces").at(0).get<std::string>().starts_with("A (tests/unit/"));
  construct.erase("stackTraces");
  CHECK(reports[0] == json(R"({"pluginName": "sagewatch", "conclusion": "success", "violations": [
    {"ruleName": "W0001", "description": "it creaks", "severity": "warning",
     "suggestedFix": "oil it", "violatingConstructs": [{"constructPath": "S/A",
      "cloudFormationResource": {"templatePath": "S.template.json", "logicalId": "A"}}]}]})"));
  // The name under which the Toolkit would repeat what it finds in the metadata.
  CHECK(reports[1] == json(R"({"pluginName": "Construct Annotations", "conclusion": "success",
    "violations": []})"));
}

TEST_CASE("an error makes the report a failure, about a stack too") {
  test::OneStack one;
  const cfn::Diagnostic error{.id = "E0001", .message = "it broke", .hint = "", .path = "S"};
  const auto report = report_of(one.stack, {error}).at("pluginReports").at(0);
  CHECK(report.at("conclusion") == "failure");
  const auto& violation = report.at("violations").at(0);
  CHECK(violation.at("severity") == "error");
  CHECK_FALSE(violation.contains("suggestedFix"));
  CHECK_FALSE(violation.at("violatingConstructs").at(0).contains("cloudFormationResource"));
}

TEST_CASE("older Toolkits find the same in the metadata") {
  test::OneStack one;
  one.raw("A");
  const cfn::Diagnostic error{.id = "E0001", .message = "it broke", .hint = "", .path = "S"};
  const cfn::Diagnostic warning{.severity = cfn::Severity::warning,
                                .id = "W0001",
                                .message = "it creaks",
                                .hint = "oil it",
                                .path = "S/A"};
  CHECK(without_traces(metadata_of(one.stack, {error, warning})) == json(R"({
    "/S/A": [{"type": "aws:cdk:logicalId", "data": "A"},
             {"type": "aws:cdk:warning", "data": "it creaks; oil it [ack: W0001]"}],
    "/S": [{"type": "aws:cdk:error", "data": "it broke [ack: E0001]"}]})"));
}

TEST_CASE("a diagnostic about something outside the assembly is omitted") {
  test::OneStack one;
  one.raw("A");
  const cfn::Diagnostic elsewhere{.id = "E0001", .message = "no", .hint = "", .path = "S/B"};
  const cfn::Diagnostic nowhere{.id = "E0001", .message = "no", .hint = ""};
  CHECK(report_of(one.stack, {elsewhere, nowhere}).at("pluginReports").at(0).at("violations") ==
        Json::array());
  CHECK(metadata_of(one.stack, {elsewhere, nowhere}).size() == 1);
}

TEST_CASE("a finding may name a resource by its logical id, and what is in it") {
  test::OneStack one;
  one.raw("Outer").add<cfn::RawResource>("Inner", {.type = "Test::Type", .properties = {}});
  const cfn::Diagnostic error{.id = "E1", .message = "no", .hint = "", .path = "S/OuterInner/Role"};
  CHECK(report_of(one.stack, {error})
            .at("pluginReports")
            .at(0)
            .at("violations")
            .at(0)
            .at("violatingConstructs")
            .at(0)
            .at("constructPath") == "S/Outer/Inner");
}

TEST_CASE("without findings there is no report, and a rendered template is reused") {
  test::OneStack one;
  auto listed = deployed(one.stack);
  listed.file = AssemblyFile{"n", "rendered"};
  const auto files = cloud_assembly({listed}, std::nullopt);
  REQUIRE(files.size() == 3);
  CHECK(files.front().content == "rendered");
  for (const auto& file : files) CHECK(file.name != "validation-report.json");
}

TEST_CASE("an environment says unknown in the Toolkit's words") {
  CHECK(environment_of("", "") == "aws://unknown-account/unknown-region");
  CHECK(environment_of("222222222222", "eu-west-1") == "aws://222222222222/eu-west-1");
}

TEST_CASE("the stacks of the monitoring account are bound to it, those of others are not") {
  const auto config = test::example_config();
  cfn::App app;
  for (const auto& entry : stacks()) add_stack(app, entry.kind, config);
  const auto listed = assembly_stacks(app, config);
  REQUIRE(listed.size() == stacks().size());
  for (const auto& entry : listed) {
    const bool monitoring = find_stack(entry.stack->id())->account == Account::monitoring;
    const auto account = monitoring ? *config.monitoring_account_id : "";
    REQUIRE(entry.places.size() == 1);
    CHECK(entry.places[0].environment == environment_of(account, config.home_region));
  }
}

TEST_CASE("a stack of several Regions is deployed to each, with the values of that Region") {
  auto config = test::example_config();
  config.workload_regions = {"us-east-1", "eu-west-1"};
  config.existing_sink_arns = {"arn:aws:oam:eu-west-1:222222222222:sink/other"};
  cfn::App app;
  add_stack(app, StackKind::observability, config);
  add_stack(app, StackKind::workload_events, config);
  const auto files = cloud_assembly(assembly_stacks(app, config));
  CHECK(files.size() == 5);
  const auto artifacts = content(files, "manifest.json").at("artifacts");
  REQUIRE(artifacts.size() == 5);
  const auto& further = artifacts.at("MonitoringAccountObservabilityStack-eu-west-1");
  CHECK(further.at("environment") == "aws://222222222222/eu-west-1");
  CHECK(further.at("properties").at("stackName") == "MonitoringAccountObservabilityStack");
  CHECK(further.at("properties").at("parameters") ==
        json(R"({"ExistingSinkARN": "arn:aws:oam:eu-west-1:222222222222:sink/other"})"));
  CHECK(artifacts.at("MonitoringAccountObservabilityStack-us-east-1")
            .at("properties")
            .at("parameters")
            .at("ExistingSinkARN") == "");
  CHECK_FALSE(artifacts.at("WorkloadAccountEventsStack").at("properties").contains("stackName"));
  const auto& elsewhere = artifacts.at("WorkloadAccountEventsStack-us-east-1");
  CHECK(elsewhere.at("environment") == "aws://unknown-account/us-east-1");
  CHECK(elsewhere.at("dependencies") == json(R"(["WorkloadAccountEventsStack"])"));
  CHECK_FALSE(further.contains("dependencies"));
}

TEST_CASE("a stack comes after those of its account that it needs, and after no other") {
  const auto& all = stacks();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto needed : all[i].after) {
      const auto before = std::ranges::find(all.begin(), all.begin() + static_cast<long>(i), needed,
                                            &StackEntry::kind);
      REQUIRE(before != all.begin() + static_cast<long>(i));
      CHECK(before->account == all[i].account);
    }
  }
}
