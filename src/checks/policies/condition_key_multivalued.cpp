#include <fmt/format.h>

#include "checks/policies/conditions.hpp"
#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/iam/condition_keys.hpp"

namespace sagewatch::checks {

const Check condition_key_multivalued{
    .id = "W1191",
    .title = "a multivalued key is compared without ForAnyValue or ForAllValues",
    .why =
        "Requests may have several values of such a key. Without ForAnyValue or ForAllValues it is "
        "not defined which of them an operator compares.",
    .fix =
        "put ForAnyValue: before the operator if one matching value is enough, ForAllValues: if "
        "every value must match",
    .source =
        "IAM user guide, Set operators for multivalued context keys, and IAM Access Analyzer "
        "policy check reference: Missing qualifier",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_condition(subject, [&](const Condition& condition) {
            const auto op = condition.parsed();
            if (op.quantifier != iam::Quantifier::none || op.name == "Null") return;
            // E1017 reports those with organization paths.
            if (same_key(condition.key, "aws:PrincipalOrgPaths")) return;
            if (!iam::is_multivalued_key(condition.key)) return;
            findings.add(
                *condition.policy.resource, condition.where(),
                fmt::format("{} may have several values, and {} has neither ForAnyValue nor "
                            "ForAllValues",
                            condition.key, condition.operation));
          });
        },
};

}  // namespace sagewatch::checks
