#include <fmt/format.h>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check trust_policy_quota{
    .id = "W1040",
    .title = "a trust policy needs a higher quota",
    .why =
        "IAM allows 2,048 characters for who may take a role; more must be asked for in each "
        "account.",
    .fix = "name the organization in a condition instead of accounts",
    .source = "IAM user guide, IAM quotas",
    .run =
        [](const Stack& stack, Findings& findings) {
          constexpr std::size_t most = 2048;
          for (const auto& policy : stack.policies()) {
            if (policy.role != iam::PolicyRole::trust) continue;
            const auto size = policy_characters(policy);
            if (size <= most || size > 4096) continue;
            findings.add(
                *policy.resource, policy.place,
                fmt::format("the trust policy has {} characters, IAM accepts {} by default", size,
                            most));
          }
        },
};

}  // namespace sagewatch::checks
