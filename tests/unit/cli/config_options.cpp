#include "cli/config_options.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include "base/files.hpp"
#include "settings/config_table.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_console.hpp"

using sagewatch::test::TemporaryFolder;
using sagewatch::test::TestConsole;

using namespace sagewatch;

namespace {

/// The options of a command that was called with `arguments`.
struct Called {
  explicit Called(const std::string& arguments) {
    options.add_to(app);
    app.parse(arguments);
  }

  ConfigOptions options;
  CLI::App app;
  TestConsole test;
};

}  // namespace

TEST_CASE("there is a flag for every setting, in a group of the help of their own") {
  Called called("");
  for (const auto& setting : settings()) {
    REQUIRE(called.app.get_option_no_throw(setting.flag()));
    CHECK(called.app.get_option(setting.flag())->get_group() == "Settings");
  }
}

TEST_CASE("a list flag may be repeated, or hold commas") {
  Called called(
      "--config /dev/null --workload-accounts 111111111111 "
      "--workload-accounts 222222222222,333333333333");
  const auto resolved = called.options.load(called.test.console);
  REQUIRE(resolved);
  CHECK(resolved->config.workload_accounts ==
        std::vector<std::string>{"111111111111", "222222222222", "333333333333"});
}

TEST_CASE("another flag may not be repeated") {
  CHECK_THROWS_AS(Called("--home-region a --home-region b"), CLI::ParseError);
}

TEST_CASE("loading reports every error and then yields nothing") {
  const TemporaryFolder folder;
  write_file(folder.file("a.yaml"), "home-region: x\n");
  Called called("--config " + folder.file("a.yaml") + " --archive-days x");
  CHECK_FALSE(called.options.load(called.test.console));
  const auto said = called.test.err.str();
  CHECK(said.find("a.yaml:1:14: error[E0104]: 'home-region'") != std::string::npos);
  CHECK(said.find("'--archive-days'") != std::string::npos);
  CHECK(called.test.out.str().empty());
}

TEST_CASE("loading reports contradictions too") {
  Called called("--config /dev/null --workload-ou-ids r-ab12,r-ab12");
  CHECK_FALSE(called.options.load(called.test.console));
  CHECK(called.test.err.str().find("'--workload-ou-ids' lists 'r-ab12' twice") !=
        std::string::npos);
}

TEST_CASE("a warning does not stop loading") {
  Called called("--config /dev/null");
  called.test.console.environment["SAGEWATCH_X"] = "1";
  CHECK(called.options.load(called.test.console));
  CHECK(called.test.err.str().find("warning[W0101]") == 0);
}

TEST_CASE("a missing file that was given explicitly is an error") {
  Called called("--config /nowhere/sagewatch.yaml");
  CHECK_FALSE(called.options.load(called.test.console));
  CHECK(called.test.err.str().find("error[E0101]") == 0);
}

TEST_CASE("JSON has lists as arrays, numbers and booleans as such, and null for what is not set") {
  auto resolved = resolve({.file = read_config("\xff", "api-events: false\n")});
  const auto json = as_json(resolved);
  const auto has = [&](const std::string& key, const std::string& value) {
    INFO(json);
    CHECK(json.find("\"key\": \"" + key + "\",\n  \"value\": " + value + ",") != std::string::npos);
  };
  has("home-region", "null");
  has("workload-ou-ids", "[]");
  has("monitoring-profile", "null");
  has("api-events", "false");
  has("archive-days", "90");
}
