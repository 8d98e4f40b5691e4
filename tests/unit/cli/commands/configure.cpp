#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include "base/files.hpp"
#include "cli/commands/make.hpp"
#include "cli/exit_code.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_console.hpp"

using sagewatch::test::TemporaryFolder;
using sagewatch::test::TestConsole;

using namespace sagewatch;

namespace {

const std::string ou_path = "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/";
const std::string bus = "arn:aws:events:eu-west-1:222222222222:event-bus/bus";
const std::string sink = "arn:aws:oam:eu-west-1:222222222222:sink/11111111-2222";

/// One run of `sagewatch configure` on a file of its own.
struct Run {
  explicit Run(std::string typed, bool person = true) : test(std::move(typed), person) {}

  int operator()(const std::string& arguments) {
    CLI::App app;
    auto command = make_configure_command();
    command->setup(app);
    app.parse(arguments + " --config " + path());
    return command->run(test.console);
  }

  std::string path() const { return folder.file("sagewatch.yaml"); }
  std::string file() const {
    const auto read = read_file(path(), 100'000);
    const auto* text = std::get_if<std::string>(&read);
    return text ? *text : "(none)";
  }
  bool said(std::string_view text) const { return test.err.str().find(text) != std::string::npos; }
  bool printed(std::string_view text) const {
    return test.out.str().find(text) != std::string::npos;
  }

  TemporaryFolder folder;
  TestConsole test;
};

}  // namespace

TEST_CASE("the monitoring stack asks for its three inputs and keeps the answers") {
  Run run("eu-west-1\nops\n" + ou_path + "\n");
  CHECK(run("monitoring") == exit_done);
  CHECK(run.file() ==
        "home-region: eu-west-1\nmonitoring-profile: ops\nworkload-ou-paths: [" + ou_path + "]\n");
  CHECK(run.printed("home-region"));
  CHECK(run.printed(run.path() + ":1"));
}

TEST_CASE("without an organization the monitoring stack asks for accounts") {
  Run run("eu-west-1\n\n\n333333333333, 444444444444\n");
  CHECK(run("monitoring --individual") == exit_done);
  CHECK(run.said("'workload-accounts' is required"));
  CHECK(run.file() ==
        "home-region: eu-west-1\nworkload-accounts:\n  - \"333333333333\"\n  - \"444444444444\"\n");
}

TEST_CASE("the questions for a workload account are its profile and the outputs") {
  Run run("eu-west-1\nresearch\n222222222222\nrole\n" + bus + "\n" + sink + "\n");
  CHECK(run("workload") == exit_done);
  CHECK(run.file().find("workload-profile: research\n") != std::string::npos);
  CHECK(run.file().find(sink) != std::string::npos);
}

TEST_CASE("the management stack asks for its seven inputs") {
  Run run("eu-west-1\n\nou-ab12-11111111, ou-ab12-22222222\n222222222222\nrole\n" + bus + "\n" +
          sink + "\n");
  CHECK(run("management") == exit_done);
  CHECK(run.file() ==
        "home-region: eu-west-1\nworkload-ou-ids:\n  - ou-ab12-11111111\n  - ou-ab12-22222222\n"
        "monitoring-account-id: \"222222222222\"\nmonitoring-account-role-name: role\n"
        "monitoring-account-eventbus-arn: " +
            bus + "\nmonitoring-account-sink-identifier: " + sink + "\n");
}

TEST_CASE("the sink is not asked for without observability") {
  Run run("eu-west-1\n\nr-ab12\n222222222222\nrole\n" + bus + "\n");
  CHECK(run("management --observability-logs false --observability-metrics false "
            "--observability-traces false") == exit_done);
  CHECK_FALSE(run.said("sink identifier"));
}

TEST_CASE("Enter keeps what is offered, and a dash clears what may be absent") {
  Run run("\n-\n\n");
  const auto before =
      "home-region: eu-west-1  # here\nmonitoring-profile: ops\n"
      "workload-accounts: [111111111111]\n";
  write_file(run.path(), before);
  CHECK(run("monitoring") == exit_done);
  CHECK(run.said("[eu-west-1] >"));
  CHECK(run.said("[ops] >"));
  CHECK(run.file() == "home-region: eu-west-1  # here\nworkload-accounts: [111111111111]\n");
}

TEST_CASE(
    "the question for an invalid answer is repeated with the reason, and the others are kept") {
  Run run("eu-west-1\n\nou-ab12-11111111\n\no-a1b2c3d4e5/r-ab12\n" + ou_path + "\n");
  CHECK(run("monitoring") == exit_done);
  CHECK(run.said("give the whole path"));
  CHECK(run.said("'workload-ou-paths' is required"));
  CHECK(run.said("must end with '/'"));
  CHECK(run.file() == "home-region: eu-west-1\nworkload-ou-paths: [" + ou_path + "]\n");
}

TEST_CASE("the question for a contradictory answer is repeated") {
  Run run("us-east-1\n\nr-ab12\n222222222222\nrole\n" + bus +
          "\narn:aws:events:us-east-1:222222222222:event-bus/bus\n" +
          "arn:aws:oam:us-east-1:222222222222:sink/1\n");
  CHECK(run("management") == exit_done);
  CHECK(run.said("error[E0111]"));
}

TEST_CASE("the home Region can't be cleared, and its question is repeated") {
  Run run("\n-\neu-west-1\n\n" + ou_path + "\n");
  CHECK(run("monitoring") == exit_done);
  CHECK(run.said("'home-region' is required"));
  CHECK(run.said("got '-'"));
}

TEST_CASE("what a flag or the environment gives is not asked for; only the flag is kept") {
  Run run("\n");
  run.test.console.environment["SAGEWATCH_WORKLOAD_OU_PATHS"] = ou_path;
  CHECK(run("monitoring --home-region eu-west-1") == exit_done);
  CHECK_FALSE(run.said("Home Region"));
  CHECK(run.said("AWS CLI profile"));
  CHECK(run.file() == "home-region: eu-west-1\n");
  CHECK(run.printed("SAGEWATCH_WORKLOAD_OU_PATHS"));
}

TEST_CASE("with --yes only missing settings are asked for") {
  Run run(ou_path + "\n");
  write_file(run.path(), "home-region: eu-west-1\n");
  CHECK(run("monitoring --yes") == exit_done);
  CHECK_FALSE(run.said("Home Region"));
  CHECK_FALSE(run.said("profile"));
  CHECK(run.file() == "home-region: eu-west-1\nworkload-ou-paths: [" + ou_path + "]\n");
}

TEST_CASE("the end of the input ends the questions, and nothing is written") {
  for (const auto* typed : {"", "eu-west-1\n", "eu-west-1\nops\n", "eu-west-1\nops\nwrong\n"}) {
    Run run(typed);
    CHECK(run("monitoring") == exit_usage);
    CHECK(run.said("error[E0113]"));
    CHECK(run.file() == "(none)");
    CHECK(run.test.out.str().empty());
  }
}

TEST_CASE(
    "without a terminal nothing is asked: missing settings are named, and nothing is written") {
  Run run("eu-west-1\n", false);
  CHECK(run("management --workload-ou-ids r-ab12") == exit_usage);
  CHECK(run.said("give --home-region VALUE"));
  CHECK(run.said("give --monitoring-account-sink-identifier VALUE"));
  CHECK_FALSE(run.said("--workload-ou-ids VALUE"));
  CHECK(run.file() == "(none)");
}

TEST_CASE("a wrong file is reported before the first question, and stays as it is") {
  Run run("eu-west-1\n");
  write_file(run.path(), "home-region: 'x\n");
  CHECK(run("monitoring") == exit_bad_input);
  CHECK_FALSE(run.said("Home Region"));
  CHECK(run.file() == "home-region: 'x\n");
}

TEST_CASE("a contradiction between flags is an error, and nothing is written") {
  Run run("", false);
  CHECK(run("management --home-region us-east-1 --workload-ou-ids r-ab12,ou-ab12-11111111 "
            "--monitoring-account-id 333333333333 --monitoring-account-role-name role "
            "--monitoring-account-eventbus-arn " +
            bus + " --monitoring-account-sink-identifier " + sink) == exit_bad_input);
  CHECK(run.said("lists 'ou-ab12-11111111', which is inside 'r-ab12'"));
  CHECK(
      run.said("'--monitoring-account-eventbus-arn' is in Region eu-west-1, but '--home-region' is "
               "us-east-1"));
  CHECK(
      run.said("'--monitoring-account-sink-identifier' is in account 222222222222, but "
               "'--monitoring-account-id' is 333333333333"));
  CHECK(run.file() == "(none)");
}

TEST_CASE("one value is printed by --get, and no other checked") {
  Run run("", false);
  write_file(run.path(),
             "home-region: wrong\nnonsense: 1\n"
             "workload-accounts: [111111111111, 222222222222]\n");
  CHECK(run("--get workload-accounts") == exit_done);
  CHECK(run.test.out.str() == "111111111111,222222222222\n");
  CHECK(run.test.err.str().empty());
}

TEST_CASE("a wrong value is an error to --get, an unset one an empty line") {
  Run wrong("", false);
  write_file(wrong.path(), "home-region: wrong\n");
  CHECK(wrong("--get home-region") == exit_bad_input);
  CHECK(wrong.test.out.str().empty());
  Run unset("", false);
  write_file(unset.path(), "");
  CHECK(unset("--get monitoring-profile") == exit_done);
  CHECK(unset.test.out.str() == "\n");
}

TEST_CASE("an unwritable file is an error after the questions, and prints no table") {
  Run run("", false);
  std::filesystem::create_directory(run.folder.file("gone"));
  std::filesystem::create_symlink(run.folder.file("gone/away/x"), run.path());
  CHECK(run("monitoring --home-region eu-west-1 --workload-accounts 111111111111") ==
        exit_bad_input);
  CHECK(run.said("error[E0110]"));
  CHECK(run.test.out.str().empty());
}

TEST_CASE("a Region that is not known is asked about again, and can be insisted on") {
  Run corrected("ap-southeast-9\nap-southeast-2\nops\n" + ou_path + "\n");
  CHECK(corrected("monitoring") == exit_done);
  CHECK(corrected.said("AWS has no such Region as far as this version knows"));
  CHECK(corrected.said("; to insist, give the same answer again"));
  CHECK(corrected.file().starts_with("home-region: ap-southeast-2\n"));
  Run insisted("ap-southeast-9\nap-southeast-8\nap-southeast-8\nops\n" + ou_path + "\n");
  CHECK(insisted("monitoring") == exit_done);
  CHECK(insisted.file().starts_with("home-region: ap-southeast-8\n"));
}

TEST_CASE("a Region that is not known, but given or kept, is a warning") {
  Run given("", false);
  CHECK(given("monitoring --yes --home-region ap-southeast-9 --workload-ou-paths " + ou_path) ==
        exit_done);
  CHECK(given.said("warning[W0102]: 'home-region' names ap-southeast-9"));
  CHECK(given.file().find("home-region: ap-southeast-9\n") != std::string::npos);
}
