#include <fmt/format.h>

#include <algorithm>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/iam/condition_operator.hpp"

namespace sagewatch::checks {
namespace {

/// Paths without wildcards may be compared as strings; negated operators are not checked.
bool fits(std::string_view operation, const std::vector<std::string>& paths) {
  const auto op = iam::parse_condition_operator(operation);
  const auto is = [&](std::string_view name) { return same_key(op.name, name); };
  if (is("StringNotEquals") || is("StringNotLike") || is("StringNotEqualsIgnoreCase") || is("Null"))
    return true;
  const bool pattern = std::ranges::any_of(
      paths, [](const auto& path) { return path.find('*') != std::string::npos; });
  if (op.quantifier != iam::Quantifier::for_any_value) return false;
  if (is("StringLike")) return true;
  return !pattern && (is("StringEquals") || is("StringEqualsIgnoreCase"));
}

}  // namespace

const Check org_path_operator{
    .id = "E1017",
    .title = "an organization path is compared with an operator that never matches",
    .why =
        "aws:PrincipalOrgPaths is multivalued, and a path that ends in * is a pattern: with any "
        "operator but ForAnyValue:StringLike the statement matches nothing, and events and links "
        "are refused silently.",
    .fix = "use ForAnyValue:StringLike",
    .source = "IAM user guide, aws:PrincipalOrgPaths",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            for (const auto& statement : policy.statements) {
              for_each_condition(statement, [&](auto operation, auto key,
                                                const document::Node& values) {
                if (!same_key(key, "aws:PrincipalOrgPaths") || fits(operation, texts_of(&values)))
                  return;
                findings.add(*policy.resource, policy.where(&values),
                             fmt::format("{} doesn't match these organization paths", operation));
              });
            }
          }
        },
};

}  // namespace sagewatch::checks
