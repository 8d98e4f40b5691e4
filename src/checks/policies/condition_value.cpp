#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/policies/conditions.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

std::string_view kind_in_words(iam::ValueKind kind) {
  switch (kind) {
    case iam::ValueKind::boolean:
      return "true or false";
    case iam::ValueKind::address:
      return "IP addresses, or blocks of them such as 203.0.113.0/24";
    case iam::ValueKind::number:
      return "numbers";
    case iam::ValueKind::date:
      return "dates such as 2026-11-29T09:00:00Z";
    case iam::ValueKind::binary:
      return "base64 strings";
    case iam::ValueKind::arn:
      return "ARNs";
    default:
      return "texts";
  }
}

}  // namespace

const Check condition_value{
    .id = "E1188",
    .title = "a condition's value has the wrong type for its operator",
    .why =
        "IpAddress compares with addresses, Bool and Null with true and false, the operators that "
        "begin with Numeric with numbers, those with Date with dates, those with Arn with ARNs, "
        "and BinaryEquals with base64. With any other value the policy is refused, or the "
        "condition is never true.",
    .fix = "use a value of that type, or another operator",
    .source =
        "IAM user guide, IAM JSON policy elements: Condition operators, and IAM Access Analyzer "
        "policy check reference: Invalid condition data type",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_condition(subject, [&](const Condition& condition) {
            const auto kind = iam::compared_by(condition.parsed());
            if (!kind) return;
            for (const auto& value : texts_of(&condition.values)) {
              if (value.find("${") != std::string::npos || iam::can_be(*kind, value)) continue;
              findings.add(*condition.policy.resource, condition.where(),
                           fmt::format("{} compares with {}, got '{}'", condition.operation,
                                       kind_in_words(*kind), value));
            }
          });
        },
};

}  // namespace sagewatch::checks
