#include <fmt/format.h>

#include "checks/policies/conditions.hpp"
#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/iam/condition_keys.hpp"

namespace sagewatch::checks {
namespace {

bool is_undocumented_key(std::string_view key) {
  if (key.find("${") != std::string_view::npos) return false;
  const auto colon = key.find(':');
  if (colon == std::string_view::npos) return true;
  return same_key(key.substr(0, colon), "aws") && !iam::is_global_key(key);
}

}  // namespace

const Check condition_key_unknown{
    .id = "W1189",
    .title = "a condition's key is none that IAM documents",
    .why =
        "A request has no value of a key that doesn't exist: the condition never holds, or always "
        "if its operator is negated or ends in IfExists.",
    .fix = "look the key up among IAM's global condition keys; one of a service has its prefix",
    .source =
        "IAM user guide, AWS global condition context keys, and IAM Access Analyzer policy "
        "check reference: Invalid global condition key, Invalid condition key format",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_condition(stack, [&](const Condition& condition) {
            if (!is_undocumented_key(condition.key)) return;
            findings.add(*condition.policy.resource, condition.where(),
                         fmt::format("IAM documents no condition key '{}'", condition.key));
          });
        },
};

}  // namespace sagewatch::checks
