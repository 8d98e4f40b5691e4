#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// The name of the bus that a value gives the ARN of; empty if it is not known.
std::string bus_in_arn(const Template& subject, const Node& value) {
  if (const auto* bus = target_of_type(subject, &value, "AWS::Events::EventBus")) {
    return text_or_empty(bus->find("Name"));
  }
  constexpr std::string_view kind = "event-bus/";
  const auto arn = parse_arn(text_or_empty(&value));
  const bool known = arn && arn->service == "events" && arn->resource.starts_with(kind);
  return known ? arn->resource.substr(kind.size()) : "";
}

/// The name of the bus that the policy is put on; empty if it is not known.
std::string bus_with(const Template& subject, const Resource& policy) {
  const auto* name = policy.find("EventBusName");
  if (!name) return "default";
  const auto* bus = subject.referenced(name);
  return text_or_empty(bus ? bus->find("Name") : name);
}

bool is_known(std::string_view name) {
  return !name.empty() && name.find_first_of("$*?") == std::string_view::npos;
}

}  // namespace

const Check bus_policy_resource{
    .id = "E1201",
    .title = "the policy of an event bus is about another bus",
    .why =
        "A policy is put on the bus that EventBusName names, by default the default bus. "
        "EventBridge refuses a statement about another one.",
    .fix = "set EventBusName to the name of the bus in Resource",
    .source = "EventBridge API reference, PutPermission",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* policy : subject.of_type("AWS::Events::EventBusPolicy")) {
            const auto bus = bus_with(subject, *policy);
            const auto* resource = policy->find({"Statement", "Resource"});
            if (!resource || resource->list() || !is_known(bus)) continue;
            const auto named = bus_in_arn(subject, *resource);
            if (!is_known(named) || named == bus) continue;
            findings.add(*policy, resource,
                         fmt::format("the policy is put on the bus '{}', but its statement is "
                                     "about '{}'",
                                     bus, named));
          }
        },
};

}  // namespace sagewatch::checks
