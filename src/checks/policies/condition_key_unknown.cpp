#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "checks/policies/conditions.hpp"
#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/suggest.hpp"
#include "sagewatch/iam/condition_keys.hpp"

namespace sagewatch::checks {
namespace {

bool is_undocumented_key(std::string_view key) {
  if (key.find("${") != std::string_view::npos) return false;
  const auto colon = key.find(':');
  if (colon == std::string_view::npos) return true;
  return same_key(key.substr(0, colon), "aws") && !iam::is_global_key(key);
}

/// The key of the service that was probably meant, if one has nearly this name.
std::optional<std::string> suggested_key(std::string_view key) {
  const auto known = iam::service_keys();
  const auto is_known = [&](std::string_view other) { return same_key(key, other); };
  if (key.find("${") != std::string_view::npos || std::ranges::any_of(known, is_known)) {
    return std::nullopt;
  }
  return document::near_miss(key, known);
}

}  // namespace

const Check condition_key_unknown{
    .id = "W1189",
    .title = "a condition uses a key that IAM doesn't document",
    .why =
        "Requests have no value of a key that doesn't exist: the condition is never true, or "
        "always if its operator is negated or ends in IfExists.",
    .fix = "look up the key in IAM's global condition keys; the keys of a service have its prefix",
    .source =
        "IAM user guide, AWS global condition context keys; Service Authorization Reference; IAM "
        "Access Analyzer policy check reference: Invalid global condition key, Invalid condition "
        "key format",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_condition(subject, [&](const Condition& condition) {
            if (const auto meant = suggested_key(condition.key)) {
              findings.add(*condition.policy.resource, condition.where(),
                           fmt::format("the service has no condition key '{}': did you mean '{}'?",
                                       condition.key, *meant));
            } else if (is_undocumented_key(condition.key)) {
              findings.add(*condition.policy.resource, condition.where(),
                           fmt::format("IAM documents no condition key '{}'", condition.key));
            }
          });
        },
};

}  // namespace sagewatch::checks
