#include "preflight/preflight.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "preflight/planned_names.hpp"

using namespace sagewatch;
using namespace sagewatch;

namespace {

AwsCalls calls_of(const std::string& text) {
  std::istringstream in(text);
  JsonDocuments documents("", in);
  AwsCalls calls;
  REQUIRE_FALSE(calls.read(documents).has_value());
  return calls;
}

Config settings() {
  Config config;
  config.home_region = "eu-west-1";
  config.workload_accounts = {"333333333333"};
  return config;
}

std::vector<Finding> found(const std::string& text, Account account = Account::monitoring,
                           const Config& config = settings()) {
  const PreflightPlace place{
      .account = account, .account_id = "222222222222", .region = "eu-west-1", .profile = "p"};
  return preflight(place, config, calls_of(text));
}

}  // namespace

TEST_CASE("a call that failed has an error and no output") {
  const auto calls = calls_of(R"({"Call": "a", "Of": "x", "Error": "denied"}
                                 {"Call": "a", "Output": {"b": 1}})");
  CHECK(calls.error("a", "x") == "denied");
  CHECK(calls.output("a", "x") == nullptr);
  CHECK((*calls.output("a"))["b"] == 1);
  CHECK_FALSE(calls.error("a").has_value());
  CHECK(calls.output("c") == nullptr);
  CHECK(calls.subjects("a") == std::vector<std::string>{"", "x"});
  CHECK(calls.subjects("c").empty());
}

TEST_CASE("if a call is repeated, the last result counts") {
  const auto calls = calls_of(R"({"Call": "a", "Error": "denied"} {"Call": "a", "Output": []})");
  CHECK_FALSE(calls.error("a").has_value());
  CHECK(calls.output("a") != nullptr);
}

TEST_CASE("without calls there are no findings") { CHECK(found("").empty()); }

TEST_CASE("a sink is ours only if a stack of ours has it") {
  const std::string sinks = R"({"Call": "oam list-sinks", "Output": {"Items": [{"Arn": "s"}]}})";
  const std::string none =
      R"({"Call": "cloudformation describe-stack-resources", "Of": "MonitoringAccountInsightsStack",
          "Error": "it does not exist"})";
  const auto main = [&](const std::string& answer) {
    return found(sinks + none +
                 R"({"Call": "cloudformation describe-stack-resources",
                     "Of": "MonitoringAccountInfraStack", )" +
                 answer + "}");
  };
  const auto ours = main(R"("Output": {"StackResources": [
      {"ResourceType": "AWS::Oam::Sink", "PhysicalResourceId": "s"}]})");
  CHECK(ours.at(0).status == FindingStatus::fine);
  CHECK(main(R"("Error": "it does not exist")").at(0).status == FindingStatus::blocked);
  CHECK(main(R"("Error": "AccessDenied")").at(0).status == FindingStatus::unknown);
}

TEST_CASE("a remedy is a command for the place") {
  const auto list = found(R"({"Call": "cloudformation describe-organizations-access",
                "Output": {"Status": "DISABLED_PERMANENTLY"}})");
  REQUIRE(list.size() == 1);
  CHECK(list[0].status == FindingStatus::blocked);
  CHECK(list[0].remedy ==
        "aws cloudformation activate-organizations-access --region eu-west-1 --profile p");
}

TEST_CASE("what AWS answers without saying anything is not known") {
  CHECK(found(R"({"Call": "cloudformation describe-organizations-access", "Output": {}})")
            .at(0)
            .status == FindingStatus::unknown);
  CHECK(found(R"({"Call": "account get-region-opt-status", "Output": {"RegionOptStatus": 1}})")
            .at(0)
            .status == FindingStatus::unknown);
}

TEST_CASE("names that the stacks would take come from their templates") {
  const auto planned = planned_names(Account::monitoring, settings(), settings().home_region);
  CHECK(planned.sink);
  CHECK_FALSE(planned.link);
  CHECK(planned.roles.contains("sagemaker-monitoring-account-role"));
  CHECK(planned.tables.size() == 1);
  CHECK(planned.log_policies > 0);
  CHECK(planned_names(Account::workload, settings(), settings().home_region).link);
}

TEST_CASE("a workload account's roles have other names in a further Region") {
  auto config = settings();
  const auto home_roles = [&] {
    return planned_names(Account::workload, config, config.home_region).roles;
  };
  CHECK(home_roles().contains("sagemaker-monitoring-event-forwarding-role"));
  CHECK_FALSE(home_roles().contains("sagemaker-monitoring-source-role"));
  config.source_role = true;
  CHECK(home_roles().contains("sagemaker-monitoring-source-role"));
  config.workload_regions = {"us-east-2"};
  CHECK(planned_names(Account::workload, config, "us-east-2").roles ==
        std::set<std::string>{"sagemaker-monitoring-forwarding-role-us-east-2",
                              "sagemaker-monitoring-heartbeat-role-us-east-2"});
}

TEST_CASE("an opt-in home Region is doubted where events come from other Regions") {
  const auto last_standing = [](const char* status, Account account,
                                std::vector<std::string> further) {
    auto config = settings();
    config.workload_regions = std::move(further);
    const nlohmann::json answer{{"Call", "account get-region-opt-status"},
                                {"Output", {{"RegionOptStatus", status}}}};
    return found(answer.dump(), account, config).back().status;
  };
  CHECK(last_standing("ENABLED", Account::monitoring, {"us-east-1"}) == FindingStatus::warning);
  CHECK(last_standing("ENABLED", Account::monitoring, {}) == FindingStatus::fine);
  CHECK(last_standing("ENABLED", Account::workload, {"us-east-1"}) == FindingStatus::fine);
  CHECK(last_standing("ENABLED_BY_DEFAULT", Account::monitoring, {"us-east-1"}) ==
        FindingStatus::fine);
}
