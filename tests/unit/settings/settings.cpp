#include "settings/settings.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "support/source_folder.hpp"

using namespace sagewatch;

namespace {

std::vector<std::string_view> missing_keys(StackKind stack, const Config& config) {
  std::vector<std::string_view> out;
  for (const auto* setting : missing(stack, config)) out.push_back(setting->key);
  return out;
}

}  // namespace

TEST_CASE("every setting's key, flag and variable are its own") {
  std::set<std::string> names;
  for (const auto& setting : settings()) {
    CHECK(names.insert(setting.flag()).second);
    CHECK(names.insert(setting.environment()).second);
  }
  CHECK(find_setting("home-region")->environment() == "SAGEWATCH_HOME_REGION");
  CHECK(find_setting("home-region")->flag() == "--home-region");
  CHECK(find_setting("home_region") == nullptr);
}

TEST_CASE("every setting's example and default pass its check") {
  const Config config;
  for (const auto& setting : settings()) {
    INFO(setting.key);
    CHECK(check_values(setting, setting.key, {std::string(setting.example)}).empty());
    CHECK(check_values(setting, setting.key, values_of(setting, config)).empty());
  }
}

TEST_CASE("what is stored in a configuration is read back") {
  for (const auto& setting : settings()) {
    INFO(setting.key);
    Config config;
    store(setting, {std::string(setting.example)}, config);
    CHECK(values_of(setting, config) == Values{std::string(setting.example)});
    if (setting.can_be_unset()) {
      store(setting, {}, config);
      CHECK(values_of(setting, config).empty());
    }
  }
}

TEST_CASE("every further Region needs a sink, where something is shared") {
  Config config;
  config.home_region = "ap-southeast-2";
  config.workload_ou_ids = {"r-ab12"};
  config.monitoring_account_id = "222222222222";
  config.monitoring_account_role_name = "role";
  config.monitoring_account_eventbus_arn = "arn:aws:events:ap-southeast-2:222222222222:event-bus/b";
  config.monitoring_account_sink_identifier = "arn:aws:oam:ap-southeast-2:222222222222:sink/0";
  CHECK(missing_keys(StackKind::management, config).empty());
  config.workload_regions = {"us-east-1", "eu-west-1", "ap-southeast-2"};
  config.monitoring_account_further_sink_identifiers = {
      "arn:aws:oam:us-east-1:222222222222:sink/1"};
  CHECK(missing_keys(StackKind::management, config) ==
        std::vector<std::string_view>{"monitoring-account-further-sink-identifiers"});
  config.monitoring_account_further_sink_identifiers.push_back(
      "arn:aws:oam:eu-west-1:222222222222:sink/2");
  CHECK(missing_keys(StackKind::management, config).empty());
  config.monitoring_account_further_sink_identifiers.clear();
  config.observability_metrics = config.observability_logs = config.observability_traces = false;
  CHECK(missing_keys(StackKind::management, config).empty());
}

TEST_CASE("a list is split at its commas, and another text is not") {
  const auto& list = *find_setting("workload-accounts");
  CHECK(split(list, " 1 ,2,\t3 ") == Values{"1", "2", "3"});
  CHECK(split(list, "  ").empty());
  CHECK(split(list, "1,,2") == Values{"1", "", "2"});
  CHECK(split(*find_setting("monitoring-profile"), " a,b ") == Values{"a,b"});
  CHECK(split(*find_setting("monitoring-profile"), "").empty());
  CHECK(split(*find_setting("home-region"), "") == Values{""});
}

TEST_CASE("a list of more than a thousand values is refused with one complaint") {
  const Values many(1001, "x");
  const auto problems = check_values(*find_setting("workload-accounts"), "workload-accounts", many);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find("at most 1000 values, got 1001") != std::string::npos);
}

TEST_CASE("a complaint names the setting as the person called it, and what was given") {
  const auto problems = check_values(*find_setting("home-region"), "--home-region", {"x\x1b"});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "E0104");
  CHECK(problems[0].message == "'--home-region' must be the name of an AWS Region, got 'x\\x1b'");
}

TEST_CASE("the monitoring stack needs a Region, and OU paths or accounts") {
  Config config;
  CHECK(missing_keys(StackKind::monitoring, config) ==
        std::vector<std::string_view>{"home-region", "workload-ou-paths"});
  config.home_region = "eu-west-1";
  config.workload_accounts = {"111111111111"};
  CHECK(missing_keys(StackKind::monitoring, config).empty());
  config.workload_accounts.clear();
  config.workload_ou_paths = {"o-a1b2c3d4e5/r-ab12/"};
  CHECK(missing_keys(StackKind::monitoring, config).empty());
}

TEST_CASE("the management stack needs the sink only with observability") {
  Config config;
  CHECK(missing_keys(StackKind::management, config) ==
        std::vector<std::string_view>{"home-region", "workload-ou-ids", "monitoring-account-id",
                                      "monitoring-account-role-name",
                                      "monitoring-account-eventbus-arn",
                                      "monitoring-account-sink-identifier"});
  config.observability_logs = config.observability_metrics = config.observability_traces = false;
  CHECK(missing_keys(StackKind::management, config).size() == 5);
}

TEST_CASE("the workload stacks need nothing and ask for nothing") {
  CHECK(missing(StackKind::workload_events, {}).empty());
  for (const auto& setting : settings())
    CHECK_FALSE(is_asked(setting, StackKind::workload_events, {}));
}

TEST_CASE("accounts are asked for instead of OUs if there is no organization") {
  const auto asked = [](std::string_view key, Reach reach) {
    return is_asked(*find_setting(key), StackKind::monitoring, {}, reach);
  };
  CHECK(asked("workload-ou-paths", Reach::organization));
  CHECK_FALSE(asked("workload-accounts", Reach::organization));
  CHECK_FALSE(asked("workload-ou-paths", Reach::individual));
  CHECK(asked("workload-accounts", Reach::individual));

  Config config;
  config.home_region = "eu-west-1";
  const auto problems = missing_settings(StackKind::monitoring, config, Reach::individual);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message ==
        "the monitoring stack needs 'workload-accounts' or 'workload-ou-paths', which is not set");
  CHECK(problems[0].hint ==
        "give --workload-accounts VALUE, for example 111111111111, "
        "or run 'sagewatch configure monitoring --individual'");
  config.workload_ou_paths = {"o-a1b2c3d4e5/r-ab12/"};
  CHECK(missing(StackKind::monitoring, config, Reach::individual).empty());
}

TEST_CASE("a workload account that is deployed directly needs the outputs, and no profile") {
  Config config;
  config.home_region = "eu-west-1";
  const auto needs = [&](StackKind stack) {
    std::vector<std::string_view> keys;
    for (const auto* one : missing(stack, config, Reach::individual)) keys.push_back(one->key);
    return keys;
  };
  const std::vector<std::string_view> of_events{
      "monitoring-account-id", "monitoring-account-role-name", "monitoring-account-eventbus-arn"};
  CHECK(needs(StackKind::workload_events) == of_events);
  CHECK(needs(StackKind::workload_observability).size() == 4);
  config.observability_logs = config.observability_metrics = config.observability_traces = false;
  CHECK(needs(StackKind::workload_observability) == of_events);
}

TEST_CASE("a missing setting is reported with its flag and an example") {
  const auto problems = missing_settings(StackKind::monitoring, {});
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "E0109");
  CHECK(problems[0].message == "the monitoring stack needs 'home-region', which is not set");
  CHECK(problems[0].hint ==
        "give --home-region VALUE, for example ap-southeast-2, "
        "or run 'sagewatch configure monitoring'");
  CHECK(problems[1].message.find("or 'workload-accounts'") != std::string::npos);
}

TEST_CASE("the table of the documentation lists every setting, and no other") {
  std::ifstream file(source_folder() + "/docs/configuration.md");
  REQUIRE(file);
  std::vector<std::string> documented;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("| `")) documented.push_back(line.substr(3, line.find('`', 3) - 3));
  }
  const auto keys = setting_keys();
  CHECK(documented == std::vector<std::string>(keys.begin(), keys.end()));
}
