#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check target_count{
    .id = "E1005",
    .title = "a rule has more than five targets",
    .why = "EventBridge refuses the sixth target of a rule: the deployment fails.",
    .fix = "add a second rule with the same pattern for the other targets",
    .source = "EventBridge user guide, quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* rule : subject.of_type("AWS::Events::Rule")) {
            const auto& targets = items_of(rule->find("Targets"));
            if (targets.size() <= quota::rule_targets) continue;
            findings.add(*rule, &targets[quota::rule_targets],
                         fmt::format("the rule has {} targets, EventBridge accepts {}",
                                     targets.size(), quota::rule_targets));
          }
        },
};

}  // namespace sagewatch::checks
