#include <fmt/format.h>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check trust_policy_quota{
    .id = "W1040",
    .title = "a trust policy needs a higher quota",
    .why =
        "IAM allows 2,048 characters for a trust policy; an increase must be requested in each "
        "account.",
    .fix = "name the organization in a condition instead of accounts",
    .source = "IAM user guide, IAM quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            if (policy.role != iam::PolicyRole::trust) continue;
            const auto size = policy_characters(policy);
            if (size <= quota::trust_policy || size > quota::raised_trust_policy) continue;
            findings.add(
                *policy.resource, policy.place,
                fmt::format("the trust policy has {} characters, IAM accepts {} by default", size,
                            quota::trust_policy));
          }
        },
};

}  // namespace sagewatch::checks
