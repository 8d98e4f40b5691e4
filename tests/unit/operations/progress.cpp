#include "operations/progress.hpp"

#include <catch2/catch.hpp>

#include "support/test_console.hpp"
#include "support/test_events.hpp"

using sagewatch::test::TestConsole;

namespace sagewatch {
namespace {

/// Shows the events up to each one in turn, at the time of that event.
class Show {
 public:
  explicit Show(Progress& progress) : progress_(progress) {}

  void event(const StackEvent& event) {
    events_.push_back(event);
    progress_.show({event}, *latest_operation(events_), event.time);
  }

  void tick(int second) {
    progress_.show({}, *latest_operation(events_), test_start + std::chrono::seconds(second));
  }

 private:
  Progress& progress_;
  std::vector<StackEvent> events_;
};

std::string taken(TestConsole& test) {
  auto text = test.err.str();
  test.err.str("");
  return text;
}

}  // namespace

TEST_CASE("a block is drawn, drawn anew in place, and cleared away") {
  TestConsole test("", true);
  test.console.environment = {{"LANG", "C.UTF-8"}};
  const auto progress = make_progress(test.console, {.total = 4});
  Show show(*progress);
  show.event(stack_level(0, "CREATE_IN_PROGRESS"));
  CHECK(taken(test) == "[····················] 0/4  0:00\n");
  show.event(resource_event(2, "Bus", "CREATE_IN_PROGRESS"));
  CHECK(taken(test) == "\033[1A\r\033[J[····················] 0/4  0:02   Bus 0s\n");
  show.event(resource_event(3, "Jobs", "CREATE_IN_PROGRESS"));
  CHECK(taken(test) == "\033[1A\r\033[J[····················] 0/4  0:03   Bus 1s · Jobs 0s\n");
  show.event(resource_event(9, "Bus", "CREATE_COMPLETE"));
  CHECK(taken(test) ==
        "\033[1A\r\033[J0:09  + Bus  AWS::X::Bus  created\n"
        "[█████···············] 1/4  0:09   Jobs 6s\n");
  show.tick(12);
  CHECK(taken(test) == "\033[1A\r\033[J[█████···············] 1/4  0:12   Jobs 9s\n");
  progress->finish();
  CHECK(taken(test) == "\033[1A\r\033[J");
}

TEST_CASE("failures stay in the block, and become lines at its end") {
  TestConsole test("", true);
  const auto progress = make_progress(test.console, {});
  Show show(*progress);
  show.event(stack_level(0, "CREATE_IN_PROGRESS"));
  show.event(resource_event(5, "Bus", "CREATE_FAILED", "no"));
  taken(test);
  show.event(stack_level(6, "ROLLBACK_IN_PROGRESS"));
  CHECK(taken(test) ==
        "\033[2A\r\033[J0:06  ! Monitoring  AWS::CloudFormation::Stack  rolling back\n"
        "0:05  x Bus  AWS::X::Bus  failed: no\n"
        "0 done  0:06  rolling back\n");
  progress->finish();
  CHECK(taken(test) == "\033[2A\r\033[J0:05  x Bus  AWS::X::Bus  failed: no\n");
}

TEST_CASE("no line of a block is wider than the terminal allows") {
  TestConsole test("", true);
  test.console.columns = 40;
  const auto progress = make_progress(test.console, {.total = 2});
  Show show(*progress);
  show.event(stack_level(0, "CREATE_IN_PROGRESS"));
  taken(test);
  show.event(resource_event(1, "AResourceWithARatherLongName", "CREATE_IN_PROGRESS"));
  CHECK(taken(test) == "\033[1A\r\033[J[..........] 0/2  0:01   AResourceWi...\n");
  for (int i = 0; i < 6; ++i) {
    show.event(resource_event(2, "R" + std::to_string(i), "CREATE_FAILED", "no"));
  }
  taken(test);
  show.tick(3);
  CHECK(taken(test).starts_with("\033[6A\r\033[J"));
}

TEST_CASE("more resources than expected do not overflow the bar") {
  TestConsole test("", true);
  const auto progress = make_progress(test.console, {.total = 1});
  Show show(*progress);
  show.event(stack_level(0, "CREATE_IN_PROGRESS"));
  show.event(resource_event(1, "A", "CREATE_COMPLETE"));
  taken(test);
  show.event(resource_event(2, "B", "CREATE_COMPLETE"));
  CHECK(taken(test).ends_with("[####################] 2/2  0:02\n"));
}

TEST_CASE("without a terminal, or on a dumb one, there are lines") {
  TestConsole piped;
  Show(*make_progress(piped.console, {})).event(stack_level(0, "CREATE_IN_PROGRESS"));
  CHECK(taken(piped).empty());
  TestConsole dumb("", true);
  dumb.console.environment = {{"TERM", "dumb"}};
  Show(*make_progress(dumb.console, {})).event(stack_level(0, "CREATE_IN_PROGRESS"));
  CHECK(taken(dumb).empty());
}

TEST_CASE("lines break a silence of 30 seconds, again and again") {
  TestConsole test;
  const auto progress = make_progress(test.console, {.mode = "lines"});
  Show show(*progress);
  show.event(stack_level(0, "CREATE_IN_PROGRESS"));
  show.event(resource_event(3, "Bus", "CREATE_IN_PROGRESS"));
  show.tick(32);
  CHECK(taken(test).empty());
  show.tick(33);
  CHECK(taken(test) == "0:33  still in progress: Bus (30s)\n");
  show.tick(62);
  CHECK(taken(test).empty());
  show.tick(70);
  CHECK(taken(test) == "1:10  still in progress: Bus (1m 7s)\n");
}

TEST_CASE("errors are failures, without those that were cancelled") {
  TestConsole test;
  const auto progress = make_progress(test.console, {.mode = "errors"});
  Show show(*progress);
  show.event(stack_level(0, "CREATE_IN_PROGRESS"));
  show.event(resource_event(1, "A", "CREATE_COMPLETE"));
  show.event(resource_event(2, "B", "CREATE_FAILED", "no"));
  show.event(resource_event(3, "C", "CREATE_FAILED", "Resource creation cancelled"));
  show.tick(90);
  CHECK(taken(test) == "0:02  x B  AWS::X::B  failed: no\n");
}

}  // namespace sagewatch
