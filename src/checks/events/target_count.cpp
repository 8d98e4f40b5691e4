#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check target_count{
    .id = "E1005",
    .title = "a rule has more than five targets",
    .why = "EventBridge refuses the sixth target of a rule: the deployment fails.",
    .fix = "add a second rule with the same pattern for the other targets",
    .source = "EventBridge user guide, quotas",
    .run =
        [](const Stack& stack, Findings& findings) {
          constexpr std::size_t most = 5;
          for (const auto* rule : stack.of_type("AWS::Events::Rule")) {
            const auto& targets = items_of(rule->find("Targets"));
            if (targets.size() <= most) continue;
            findings.add(*rule, &targets[most],
                         fmt::format("the rule has {} targets, EventBridge accepts {}",
                                     targets.size(), most));
          }
        },
};

}  // namespace sagewatch::checks
