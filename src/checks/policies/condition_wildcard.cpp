#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "checks/parts.hpp"
#include "checks/policies/conditions.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/iam/condition_keys.hpp"

namespace sagewatch::checks {
namespace {

constexpr std::array<std::string_view, 4> literal_operators{
    "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"};

bool is_literal(std::string_view name) {
  return std::ranges::any_of(literal_operators,
                             [&](auto known) { return iam::same_key(known, name); });
}

bool has_wildcard(const std::string& value) {
  return value.find("${") == std::string::npos && value.find_first_of("*?") != std::string::npos;
}

}  // namespace

const Check condition_wildcard{
    .id = "W1195",
    .title = "a condition's operator takes a wildcard literally",
    .why =
        "StringEquals and similar operators don't support wildcards and compare with a literal *, "
        "so StringEquals is never true, and StringNotEquals always is.",
    .fix = "use StringLike, StringNotLike or ArnLike",
    .source =
        "IAM Access Analyzer policy check reference: General warning, Wildcard without like "
        "operator",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_condition(subject, [&](const Condition& condition) {
            if (!is_literal(condition.parsed().name)) return;
            if (iam::same_key(condition.key, "aws:PrincipalOrgPaths")) return;  // E1017 reports it
            for (const auto& value : texts_of(&condition.values)) {
              if (!has_wildcard(value)) continue;
              findings.add(*condition.policy.resource, condition.where(),
                           fmt::format("{} takes the wildcard of '{}' literally",
                                       condition.operation, value));
            }
          });
        },
};

}  // namespace sagewatch::checks
