#include "settings/resolve.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch;
using sagewatch::cfn::Severity;

namespace {

Inputs inputs(const std::string& text) { return {.file = read_config("f.yaml", text)}; }

const Source& source(const Resolved& resolved, std::string_view key) {
  return resolved.source_of(*find_setting(key));
}

std::vector<std::string> messages(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& problem : contradictions(resolve(inputs(text)))) out.push_back(problem.message);
  return out;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("a flag beats the environment, which beats the file, which beats the default") {
  auto given = inputs("archive-days: 3\n");
  CHECK(resolve(inputs("")).config.archive_days == 90);
  CHECK(source(resolve(inputs("")), "archive-days").name == "default");
  CHECK(resolve(given).config.archive_days == 3);
  CHECK(source(resolve(given), "archive-days").name == "f.yaml:1");
  given.environment["SAGEWATCH_ARCHIVE_DAYS"] = "2";
  CHECK(resolve(given).config.archive_days == 2);
  CHECK(source(resolve(given), "archive-days").name == "SAGEWATCH_ARCHIVE_DAYS");
  given.flags["archive-days"] = "1";
  CHECK(resolve(given).config.archive_days == 1);
  CHECK(source(resolve(given), "archive-days").name == "--archive-days");
}

TEST_CASE("every setting has a source, in the order of the table") {
  const auto resolved = resolve(inputs(""));
  REQUIRE(resolved.sources.size() == settings().size());
  for (std::size_t i = 0; i < settings().size(); ++i) {
    CHECK(resolved.sources[i].setting == &settings()[i]);
  }
}

TEST_CASE("an empty variable is not set, an empty flag unsets what the file sets") {
  auto given = inputs("monitoring-profile: ops\n");
  given.environment["SAGEWATCH_MONITORING_PROFILE"] = "";
  CHECK(resolve(given).config.monitoring_profile == "ops");
  given.flags["monitoring-profile"] = "";
  CHECK_FALSE(resolve(given).config.monitoring_profile);
}

TEST_CASE("a wrong flag and a wrong variable are called by their names") {
  auto given = inputs("");
  given.flags["home-region"] = "x";
  given.environment["SAGEWATCH_API_EVENTS"] = "yes";
  const auto problems = resolve(given).diagnostics;
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message.find("'--home-region' must be") == 0);
  CHECK(problems[1].message.find("'SAGEWATCH_API_EVENTS' must be") == 0);
}

TEST_CASE("a wrong value of the file is reported though a flag overrides it") {
  auto given = inputs("archive-days: x\n");
  given.flags["archive-days"] = "1";
  CHECK(resolve(given).diagnostics.size() == 1);
  CHECK(resolve_one(given, *find_setting("archive-days")).diagnostics.empty());
}

TEST_CASE("an invalid value is replaced by the default") {
  const auto resolved = resolve(inputs("archive-days: x\nhome-region: y\n"));
  CHECK(resolved.diagnostics.size() == 2);
  CHECK(resolved.config.archive_days == 90);
  CHECK(resolved.config.home_region.empty());
}

TEST_CASE("an unknown variable is a warning with the intended one") {
  auto given = inputs("");
  given.environment = {{"SAGEWATCH_HOME_REGON", "x"}, {"SAGEWATCHER", "x"}, {"HOME", "/"}};
  const auto problems = resolve(given).diagnostics;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].severity == Severity::warning);
  CHECK(problems[0].id == "W0101");
  CHECK(problems[0].hint == "did you mean 'SAGEWATCH_HOME_REGION'?");
}

TEST_CASE("one setting is resolved whatever else is wrong, unless nothing can be read") {
  const auto& days = *find_setting("archive-days");
  const auto one = resolve_one(inputs("home-region: x\nx: 1\narchive-days: 3\n"), days);
  CHECK(one.diagnostics.empty());
  CHECK(one.config.archive_days == 3);
  CHECK(resolve_one(inputs("["), days).diagnostics.size() == 1);
}

TEST_CASE("duplicates are refused") {
  CHECK(messages("workload-accounts: [111111111111, 222222222222, 111111111111]\n") ==
        Messages{"'workload-accounts' lists '111111111111' twice"});
}

TEST_CASE("an OU inside another one is refused, in any order") {
  const std::string outer = "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/";
  const auto inner = outer + "ou-ab12-22222222/";
  const Messages expected{"'workload-ou-paths' lists '" + inner + "', which is inside '" + outer +
                          "'"};
  CHECK(messages("workload-ou-paths: ['" + outer + "', '" + inner + "']\n") == expected);
  CHECK(messages("workload-ou-paths: ['" + inner + "', '" + outer + "']\n") == expected);
}

TEST_CASE("an OU beside its own root is refused") {
  CHECK(messages("workload-ou-ids: [ou-ab12-11111111, r-ab12]\n") ==
        Messages{"'workload-ou-ids' lists 'ou-ab12-11111111', which is inside 'r-ab12'"});
  CHECK(messages("workload-ou-ids: [ou-ab12-11111111, r-ab1, r-ab13]\n").empty());
}

TEST_CASE("an OU whose name begins like another's is not inside it") {
  CHECK(messages("workload-ou-paths: [o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/, "
                 "o-a1b2c3d4e5/r-ab12/ou-ab12-111111112/]\n")
            .empty());
}

TEST_CASE("an ARN of another Region or account is refused, with its place") {
  const auto resolved = resolve(
      inputs("home-region: eu-west-1\nmonitoring-account-id: 222222222222\n"
             "monitoring-account-eventbus-arn: arn:aws:events:us-east-1:222222222222:event-bus/b\n"
             "monitoring-account-sink-identifier: arn:aws:oam:eu-west-1:333333333333:sink/s\n"));
  const auto problems = contradictions(resolved);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "E0111");
  CHECK(problems[0].message ==
        "'monitoring-account-eventbus-arn' is in Region us-east-1, but 'home-region' is eu-west-1");
  CHECK(problems[0].place->line == 3);
  CHECK(problems[1].message ==
        "'monitoring-account-sink-identifier' is in account 333333333333, but "
        "'monitoring-account-id' is 222222222222");
}

TEST_CASE("addresses and keys of tags that differ in case only are the same") {
  CHECK(messages("notification-emails: [a@example.com, A@Example.com]\n") ==
        Messages{"'notification-emails' lists 'A@Example.com' twice"});
  CHECK(messages("team-tags: [team, Team]\n") == Messages{"'team-tags' lists 'Team' twice"});
}

TEST_CASE("an ARN alone contradicts nothing") {
  CHECK(messages("monitoring-account-eventbus-arn: "
                 "arn:aws:events:us-east-1:222222222222:event-bus/b\n")
            .empty());
}
