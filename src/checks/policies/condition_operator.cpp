#include <fmt/format.h>

#include <set>

#include "checks/policies/conditions.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check condition_operator{
    .id = "E1187",
    .title = "a condition's operator does not exist",
    .why =
        "IAM has a fixed list of condition operators. ForAnyValue: or ForAllValues: may precede "
        "each, and IfExists may follow each but Null. A policy with any other operator is refused, "
        "or its statement never applies.",
    .fix = "use an IAM operator such as StringEquals, ArnLike or ForAnyValue:StringLike",
    .source =
        "IAM user guide, IAM JSON policy elements: Condition operators, and IAM Access Analyzer "
        "policy check reference: Invalid condition operator, Null with if exists",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_condition(subject, [&](const Condition& condition) {
            if (condition.operation.find("${") != std::string_view::npos) return;
            if (iam::compared_by(condition.parsed())) return;
            findings.add(*condition.policy.resource, condition.where(),
                         fmt::format("there is no condition operator '{}'", condition.operation));
          });
        },
};

}  // namespace sagewatch::checks
