#include <fmt/format.h>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check managed_policy_size{
    .id = "E1039",
    .title = "a managed policy is too large",
    .why = "A managed policy may have 6,144 characters without white space.",
    .fix = "split it into several policies",
    .source = "IAM user guide, IAM quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            const auto size = policy_characters(policy);
            if (policy.resource->type() != "AWS::IAM::ManagedPolicy" ||
                size <= quota::managed_policy)
              continue;
            findings.add(*policy.resource, policy.place,
                         fmt::format("the policy has {} characters, IAM accepts {}", size,
                                     quota::managed_policy));
          }
        },
};

}  // namespace sagewatch::checks
