#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/time_zone.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

void check_time_zone(const Resource& resource, const Node* zone, Findings& findings) {
  const auto text = text_or_empty(zone);
  if (text.empty() || text.find("${") != std::string::npos) return;
  const auto names = language::time_zones();
  if (std::ranges::binary_search(names, text)) return;
  const auto meant = document::nearest(text, names);
  findings.add(resource, zone,
               fmt::format("'{}' is no time zone of IANA's database{}", text,
                           meant ? ": did you mean '" + *meant + "'?" : ""));
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> time_zone_properties{{
    {"AWS::Scheduler::Schedule", "ScheduleExpressionTimezone"},
    {"AWS::Logs::ScheduledQuery", "Timezone"},
    {"AWS::AutoScaling::ScheduledAction", "TimeZone"},
    {"AWS::SSM::MaintenanceWindow", "ScheduleTimezone"},
}};

}  // namespace

const Check schedule_time_zone{
    .id = "W1193",
    .title = "a schedule's time zone is no name of IANA's database",
    .why =
        "EventBridge Scheduler and others take the names of IANA's time zone database, such as "
        "Europe/Berlin, but neither abbreviations nor offsets from UTC.",
    .fix = "name an area and a place, such as Europe/Berlin, or UTC",
    .source =
        "EventBridge Scheduler user guide, Schedule types, Time zones; Application Auto "
        "Scaling API reference, ScheduledAction",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto& [type, property] : time_zone_properties) {
            for (const auto* resource : stack.of_type(type)) {
              check_time_zone(*resource, resource->find(property), findings);
            }
          }
          for (const auto* target : stack.of_type("AWS::ApplicationAutoScaling::ScalableTarget")) {
            for (const auto& action : items_of(target->find("ScheduledActions"))) {
              check_time_zone(*target, action.find("Timezone"), findings);
            }
          }
        },
};

}  // namespace sagewatch::checks
