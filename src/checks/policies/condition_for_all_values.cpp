#include <fmt/format.h>

#include "checks/policies/conditions.hpp"
#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/iam/condition_keys.hpp"

namespace sagewatch::checks {

const Check condition_for_all_values{
    .id = "W1192",
    .title = "an Allow statement uses ForAllValues with a single-valued key",
    .why =
        "ForAllValues is also true for a request without any value of the key: the statement "
        "allows what it was meant to exclude.",
    .fix = "remove ForAllValues:",
    .source =
        "IAM user guide, Set operators for multivalued context keys, and IAM Access Analyzer "
        "policy check reference: ForAllValues with single valued key",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_condition(subject, [&](const Condition& condition) {
            if (condition.parsed().quantifier != iam::Quantifier::for_all_values) return;
            if (!allows(condition.statement) || !iam::is_global_key(condition.key)) return;
            if (iam::is_multivalued_key(condition.key)) return;
            findings.add(*condition.policy.resource, condition.where(),
                         fmt::format("{} is also true if a request has no {}", condition.operation,
                                     condition.key));
          });
        },
};

}  // namespace sagewatch::checks
