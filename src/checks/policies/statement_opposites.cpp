#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check statement_opposites{
    .id = "E1204",
    .title = "a statement has an element and its opposite",
    .why =
        "Action and NotAction, Resource and NotResource, and Principal and NotPrincipal exclude "
        "each other: AWS refuses the policy.",
    .fix = "keep one of the two, or make two statements",
    .source = "IAM user guide, IAM JSON policy element reference",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            for (const auto& statement : policy.statements) {
              for (const auto* const element : {"Action", "Resource", "Principal"}) {
                const auto opposite = fmt::format("Not{}", element);
                const auto* place = statement.find(opposite);
                if (!place || !statement.find(element)) continue;
                findings.add(*policy.resource, policy.where(place),
                             fmt::format("the statement has both {} and {}", element, opposite));
              }
            }
          }
        },
};

}  // namespace sagewatch::checks
