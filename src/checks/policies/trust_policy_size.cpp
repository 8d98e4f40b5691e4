#include <fmt/format.h>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check trust_policy_size{
    .id = "E1040",
    .title = "a trust policy is too large",
    .why =
        "IAM allows 2,048 characters for a trust policy, and up to 4,096 after a quota increase.",
    .fix = "name the organization in a condition instead of accounts",
    .source = "IAM user guide, IAM quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            if (policy.role != iam::PolicyRole::trust) continue;
            const auto size = policy_characters(policy);
            if (size <= quota::raised_trust_policy) continue;
            findings.add(*policy.resource, policy.place,
                         fmt::format("the trust policy has {} characters, IAM accepts {}", size,
                                     quota::raised_trust_policy));
          }
        },
};

}  // namespace sagewatch::checks
