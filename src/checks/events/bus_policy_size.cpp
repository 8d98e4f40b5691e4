#include <fmt/format.h>

#include <map>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {
namespace {

/// The bus by its resource where it is one of the stack, else by its name.
std::string bus_of(const Stack& stack, const Resource& policy) {
  const auto* name = policy.find("EventBusName");
  const auto* bus = stack.referred(name);
  return bus ? bus->id() : text_or_empty(name);
}

}  // namespace

const Check bus_policy_size{
    .id = "E1013",
    .title = "the policy of an event bus is too large",
    .why =
        "All statements of a bus together may have 10,240 characters: the one that goes beyond it "
        "is refused.",
    .fix =
        "name an organization or organizational units instead of accounts, or many accounts in one "
        "statement",
    .source = "EventBridge user guide, quotas",
    .run =
        [](const Stack& stack, Findings& findings) {
          std::map<std::string, std::size_t> sizes;
          for (const auto* policy : stack.of_type("AWS::Events::EventBusPolicy")) {
            const auto* statement = policy->find("Statement");
            if (!statement) continue;
            const auto bus = bus_of(stack, *policy);
            const auto before = sizes[bus];
            const auto size = sizes[bus] += least_characters(*statement);
            if (before > quota::event_bus_policy || size <= quota::event_bus_policy) continue;
            findings.add(*policy, statement,
                         fmt::format("the statements of the bus have {} characters up to this one, "
                                     "EventBridge accepts {}",
                                     size, quota::event_bus_policy));
          }
        },
};

}  // namespace sagewatch::checks
