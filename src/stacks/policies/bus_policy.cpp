#include "stacks/policies/bus_policy.hpp"

#include "settings/names.hpp"
#include "stacks/event_patterns.hpp"
#include "stacks/policies/senders.hpp"

namespace sagewatch {
namespace {

/// From these senders, and only events that our rules match. If EventBridge gives no source,
/// ForAllValues is true: AWS fact EB-19.
cfn::Object only_our_sources(cfn::Object of_senders) {
  of_senders.set("ForAllValues:StringEquals",
                 cfn::Object{{"events:source", cfn::list(event_patterns::sources())}});
  return of_senders;
}

}  // namespace

std::vector<BusAdmission> bus_admissions(const Config& config, const events::Bus& bus) {
  std::vector<BusAdmission> out;
  for (const auto& [id, principal, conditions] : admitted_senders(config)) {
    auto statement_id =
        config.existing_event_bus_arn ? config.named(names::statement) + "-" + id : id;
    out.push_back({.id = "EventsFrom" + id,
                   .props = {.bus = bus,
                             .statement_id = std::move(statement_id),
                             .principal = principal,
                             .conditions = only_our_sources(conditions)}});
  }
  return out;
}

}  // namespace sagewatch
