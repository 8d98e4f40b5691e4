#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "access/resource_names.hpp"

namespace sagewatch {

/// The placeholder of change sets for values that are known only after the deployment, and ours.
inline constexpr std::string_view known_after_apply = "{{changeSet:KNOWN_AFTER_APPLY}}";
inline constexpr std::string_view known_after_deployment = "(known after deployment)";

/// A value of a policy for people: names of the stack's own resources become logical ids, and so do
/// `Ref` and `Fn::GetAtt`; lists become "a or b".
std::string describe_value(const nlohmann::json& value, const ResourceNames& names);

/// The principals that `Principal` means: "account 111122223333", "lambda.amazonaws.com", "anyone".
std::vector<std::string> principals(const nlohmann::json& principal, const ResourceNames& names);

/// A `Condition` as the end of a sentence: " if aws:SourceAccount is 111122223333"; empty if
/// there is none.
std::string describe_condition(const nlohmann::json& condition, const ResourceNames& names);

/// "accounts in o-1/r-1/ou-1/*", one for each path, if the condition narrows a principal of `*` to
/// organization paths or organizations; else nothing. Removes that part from `condition`.
std::vector<std::string> take_organization(nlohmann::json& condition);

}  // namespace sagewatch
