#include "aws_cli/stack_event.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/test_events.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

json raw_event() {
  return {{"StackId", "arn:s"},
          {"EventId", "e1"},
          {"StackName", "S"},
          {"LogicalResourceId", "Bus"},
          {"PhysicalResourceId", "bus"},
          {"ResourceType", "AWS::Events::EventBus"},
          {"Timestamp", "2026-11-22T10:00:00.250Z"},
          {"ResourceStatus", "CREATE_COMPLETE"}};
}

std::string event_list_refusal(const json& document) {
  cfn::Diagnostics diagnostics;
  CHECK_FALSE(read_event_document(document, diagnostics));
  REQUIRE(diagnostics.size() == 1);
  return diagnostics.front().id + " " + diagnostics.front().message;
}

}  // namespace

TEST_CASE("a page of events is read without optional fields") {
  cfn::Diagnostics diagnostics;
  const auto document = read_event_document({{"StackEvents", {raw_event()}}}, diagnostics);
  REQUIRE(document);
  const auto& events = std::get<std::vector<StackEvent>>(*document);
  REQUIRE(events.size() == 1);
  CHECK(events.front().logical_id == "Bus");
  CHECK(events.front().reason.empty());
  CHECK_FALSE(events.front().token);
  CHECK(events.front().time == test_start + Duration(250));
}

TEST_CASE("a tick of the clock is read") {
  cfn::Diagnostics diagnostics;
  const auto document = read_event_document({{"Now", "2026-11-22T10:00:00Z"}}, diagnostics);
  REQUIRE(document);
  CHECK(std::get<Instant>(*document) == test_start);
}

TEST_CASE("an event without what every event has is refused by name") {
  for (const auto* field :
       {"StackId", "EventId", "LogicalResourceId", "ResourceStatus", "Timestamp"}) {
    auto event = raw_event();
    event.erase(field);
    CHECK(event_list_refusal({{"StackEvents", {event}}}) ==
          std::string("E0320 stack event 1 has no valid '") + field + "'");
    event[field] = 7;
    CHECK(event_list_refusal({{"StackEvents", {event}}}).starts_with("E0320"));
  }
}

TEST_CASE("the JSON of something else is refused") {
  CHECK(event_list_refusal({{"Stacks", json::array()}}).starts_with("E0312"));
  CHECK(event_list_refusal({{"StackEvents", "none"}}).starts_with("E0312"));
  CHECK(event_list_refusal({{"Now", 12}}) == "E0320 'Now' is not a time: 12");
}

TEST_CASE("a nested stack is a resource, and not the stack itself") {
  CHECK(about_stack(stack_level(0, "CREATE_IN_PROGRESS")));
  auto nested = stack_level(0, "CREATE_IN_PROGRESS");
  nested.physical_id = "arn:nested";
  CHECK_FALSE(about_stack(nested));
}

TEST_CASE("cancelled means failed for another one's failure only") {
  CHECK(cancelled(resource_event(1, "A", "CREATE_FAILED", "Resource creation cancelled")));
  CHECK(cancelled(resource_event(1, "A", "UPDATE_FAILED", "Resource update cancelled")));
  CHECK_FALSE(cancelled(resource_event(1, "A", "CREATE_FAILED", "Request cancelled by hook")));
  CHECK_FALSE(cancelled(resource_event(1, "A", "CREATE_COMPLETE")));
}

}  // namespace sagewatch
