#include "operations/operation.hpp"

#include <catch2/catch.hpp>

#include "operations/event_history.hpp"
#include "support/test_events.hpp"

namespace sagewatch {
namespace {

Operation understood(const std::vector<StackEvent>& events) {
  auto operation = latest_operation(events);
  REQUIRE(operation);
  return *operation;
}

std::vector<std::string> ids(const std::vector<StackEvent>& events) {
  std::vector<std::string> out;
  for (const auto& event : events) out.push_back(event.logical_id + " " + event.status);
  return out;
}

std::vector<StackEvent> with_token(std::vector<StackEvent> events, const char* token) {
  for (auto& event : events) event.token = token;
  return events;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("pages that overlap or come late give each event once, oldest first") {
  const auto start = stack_level(0, "CREATE_IN_PROGRESS");
  const auto one = resource_event(1, "A", "CREATE_IN_PROGRESS");
  const auto two = resource_event(2, "A", "CREATE_COMPLETE");
  EventHistory history(std::nullopt);
  CHECK(history.add({two, start}));
  CHECK(history.add({two, one, start}));
  CHECK_FALSE(history.add({one}));
  CHECK(ids(history.operation()) ==
        Lines{"Monitoring CREATE_IN_PROGRESS", "A CREATE_IN_PROGRESS", "A CREATE_COMPLETE"});
}

TEST_CASE("events of one millisecond keep the order in which AWS lists them") {
  EventHistory history(std::nullopt);
  history.add(newest_first({stack_level(0, "UPDATE_IN_PROGRESS"),
                            resource_event(1, "A", "UPDATE_IN_PROGRESS"),
                            resource_event(1, "A", "UPDATE_COMPLETE")}));
  CHECK(ids(history.operation()).back() == "A UPDATE_COMPLETE");
}

TEST_CASE("without a token the newest operation is followed") {
  EventHistory history(std::nullopt);
  auto old =
      with_token({stack_level(0, "CREATE_IN_PROGRESS"), resource_event(1, "A", "CREATE_COMPLETE"),
                  stack_level(2, "CREATE_COMPLETE")},
                 "t0");
  old.push_back(stack_level(10, "UPDATE_IN_PROGRESS"));
  history.add(newest_first(old));
  CHECK(ids(history.operation()) == Lines{"Monitoring UPDATE_IN_PROGRESS"});
}

TEST_CASE("a deletion with the creation's token is the end of the creation") {
  EventHistory history(std::nullopt);
  history.add(newest_first(
      {stack_level(0, "CREATE_IN_PROGRESS"), resource_event(1, "A", "CREATE_FAILED", "no"),
       stack_level(2, "DELETE_IN_PROGRESS"), stack_level(3, "DELETE_COMPLETE")}));
  const auto operation = understood(history.operation());
  CHECK(operation.kind == OperationKind::create);
  CHECK_FALSE(operation.succeeded());
  CHECK(operation.cause->logical_id == "A");
}

TEST_CASE("with a token only its events count, of one stack only") {
  EventHistory history("t1");
  auto other = stack_level(5, "DELETE_IN_PROGRESS");
  other.token = "t2";
  auto nested = resource_event(1, "B", "CREATE_COMPLETE");
  nested.stack_id = "arn:nested";
  history.add(newest_first({stack_level(0, "CREATE_IN_PROGRESS"), nested, other}));
  CHECK(ids(history.operation()) == Lines{"Monitoring CREATE_IN_PROGRESS"});
}

TEST_CASE("without events there is no operation") { CHECK_FALSE(latest_operation({})); }

TEST_CASE("each kind of operation succeeds by its own status only") {
  CHECK(understood({stack_level(0, "CREATE_IN_PROGRESS"), stack_level(1, "CREATE_COMPLETE")})
            .succeeded());
  CHECK(understood({stack_level(0, "DELETE_IN_PROGRESS"), stack_level(1, "DELETE_COMPLETE")})
            .succeeded());
  CHECK(understood({stack_level(0, "IMPORT_IN_PROGRESS"), stack_level(1, "IMPORT_COMPLETE")})
            .succeeded());
  for (const auto* status : {"ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED"}) {
    const auto failed = understood({stack_level(0, "CREATE_IN_PROGRESS"), stack_level(1, status)});
    CHECK(failed.end);
    CHECK_FALSE(failed.succeeded());
  }
  CHECK_FALSE(
      understood({stack_level(0, "UPDATE_IN_PROGRESS"), stack_level(1, "UPDATE_ROLLBACK_COMPLETE")})
          .succeeded());
}

TEST_CASE("cleaning up is not the end") {
  const auto operation = understood({stack_level(0, "UPDATE_IN_PROGRESS"),
                                     stack_level(1, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")});
  CHECK_FALSE(operation.end);
}

TEST_CASE("the deletion of a replaced half does not hide what became of the resource") {
  std::vector<StackEvent> events{stack_level(0, "UPDATE_IN_PROGRESS"),
                                 resource_event(1, "A", "UPDATE_IN_PROGRESS"),
                                 resource_event(4, "A", "UPDATE_COMPLETE"),
                                 stack_level(5, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
                                 resource_event(6, "A", "DELETE_IN_PROGRESS")};
  const auto cleaning = understood(events);
  REQUIRE(cleaning.running().size() == 1);
  CHECK(cleaning.running().front().time == test_start + std::chrono::seconds(6));
  events.push_back(resource_event(9, "A", "DELETE_COMPLETE"));
  const auto clean = understood(events);
  CHECK(clean.running().empty());
  CHECK(clean.resources.front().last.status == "UPDATE_COMPLETE");
  CHECK(clean.done() == 1);
}

TEST_CASE("the first failure that is not a cancellation is the cause") {
  const auto operation = understood(
      {stack_level(0, "CREATE_IN_PROGRESS"),
       resource_event(1, "A", "CREATE_FAILED", "Resource creation cancelled"),
       resource_event(2, "B", "CREATE_FAILED", "no"),
       resource_event(3, "C", "CREATE_FAILED", "neither"), stack_level(4, "ROLLBACK_COMPLETE")});
  CHECK(operation.cause->logical_id == "B");
  CHECK(operation.cancelled == 1);
  REQUIRE(operation.failures.size() == 1);
  CHECK(operation.failures.front().logical_id == "C");
}

TEST_CASE("without a failed resource the stack says why") {
  const auto operation = understood({stack_level(0, "DELETE_IN_PROGRESS"),
                                     stack_level(1, "DELETE_FAILED", "Export X is in use by Y")});
  REQUIRE(operation.cause);
  CHECK(operation.cause->reason == "Export X is in use by Y");
}

TEST_CASE("what a rollback deletes is not counted as done") {
  const auto operation = understood(
      {stack_level(0, "CREATE_IN_PROGRESS"), resource_event(1, "A", "CREATE_COMPLETE"),
       resource_event(1, "B", "CREATE_IN_PROGRESS"), stack_level(2, "ROLLBACK_IN_PROGRESS"),
       resource_event(3, "B", "DELETE_COMPLETE")});
  CHECK(operation.rolling_back);
  CHECK(operation.done() == 1);
}

TEST_CASE("skipped deletions are kept, and done") {
  const auto operation =
      understood({stack_level(0, "DELETE_IN_PROGRESS"), resource_event(1, "A", "DELETE_SKIPPED")});
  CHECK(operation.kept.size() == 1);
  CHECK(operation.done() == 1);
}

TEST_CASE("a hundred thousand events are understood in the order their resources began") {
  std::vector<StackEvent> events{stack_level(0, "CREATE_IN_PROGRESS")};
  for (const auto* status : {"CREATE_IN_PROGRESS", "CREATE_COMPLETE"}) {
    for (int i = 0; i < 50'000; ++i)
      events.push_back(resource_event(1, "R" + std::to_string(i), status));
  }
  const auto operation = latest_operation(events);
  REQUIRE(operation);
  CHECK(operation->done() == 50'000);
  CHECK(operation->resources.back().last.logical_id == "R49999");
}

}  // namespace sagewatch
