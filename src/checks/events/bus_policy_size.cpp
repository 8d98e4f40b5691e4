#include <fmt/format.h>

#include <map>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {
namespace {

/// The bus as a resource if it is in the template, else by its name.
std::string bus_of(const Template& subject, const Resource& policy) {
  const auto* name = policy.find("EventBusName");
  const auto* bus = subject.referenced(name);
  return bus ? bus->id() : text_or_empty(name);
}

}  // namespace

const Check bus_policy_size{
    .id = "E1013",
    .title = "the policy of an event bus is too large",
    .why =
        "All statements of a bus together may have 10,240 characters; EventBridge refuses the "
        "statement that exceeds the limit.",
    .fix =
        "name an organization or organizational units instead of accounts, or many accounts in one "
        "statement",
    .source = "EventBridge user guide, quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          std::map<std::string, std::size_t> sizes;
          for (const auto* policy : subject.of_type("AWS::Events::EventBusPolicy")) {
            const auto* statement = policy->find("Statement");
            if (!statement) continue;
            const auto bus = bus_of(subject, *policy);
            const auto before = sizes[bus];
            const auto size = sizes[bus] += least_characters(*statement);
            if (before > quota::event_bus_policy || size <= quota::event_bus_policy) continue;
            findings.add(*policy, statement,
                         fmt::format("up to and including this one, the statements of the bus have "
                                     "{} characters, EventBridge accepts {}",
                                     size, quota::event_bus_policy));
          }
        },
};

}  // namespace sagewatch::checks
