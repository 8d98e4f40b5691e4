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
               fmt::format("'{}' is not in the IANA time zone database{}", text,
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
    .title = "the time zone of a schedule is not in the IANA time zone database",
    .why =
        "EventBridge Scheduler and others accept names from the IANA time zone database, such as "
        "Europe/Berlin, but neither abbreviations nor offsets from UTC.",
    .fix = "use an area and a location, such as Europe/Berlin, or UTC",
    .source =
        "EventBridge Scheduler user guide, Schedule types, Time zones; Application Auto "
        "Scaling API reference, ScheduledAction",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& [type, property] : time_zone_properties) {
            for (const auto* resource : subject.of_type(type)) {
              check_time_zone(*resource, resource->find(property), findings);
            }
          }
          for (const auto* target :
               subject.of_type("AWS::ApplicationAutoScaling::ScalableTarget")) {
            for (const auto& action : items_of(target->find("ScheduledActions"))) {
              check_time_zone(*target, action.find("Timezone"), findings);
            }
          }
        },
};

}  // namespace sagewatch::checks
