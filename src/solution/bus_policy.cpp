#include "sagewatch/solution/bus_policy.hpp"

#include "sagewatch/solution/names.hpp"
#include "senders.hpp"

namespace sagewatch::solution {

std::vector<BusAdmission> bus_admissions(const Config& config, const events::Bus& bus) {
  std::vector<BusAdmission> out;
  for (const auto& [id, principal, conditions] : admitted_senders(config)) {
    auto statement_id =
        config.existing_event_bus_arn ? config.named(names::statement) + "-" + id : id;
    out.push_back({.id = "EventsFrom" + id,
                   .props = {.bus = bus,
                             .statement_id = std::move(statement_id),
                             .principal = principal,
                             .conditions = conditions}});
  }
  return out;
}

}  // namespace sagewatch::solution
