#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "access/resource_names.hpp"

namespace sagewatch {

/// What a change set says where a value is known only once it is deployed, and how we say it.
inline constexpr std::string_view known_after_apply = "{{changeSet:KNOWN_AFTER_APPLY}}";
inline constexpr std::string_view known_after_deployment = "(known after deployment)";

/// A value of a policy as a person reads it: names of the stack's own resources become logical
/// ids, `Ref` and `Fn::GetAtt` too, lists become "a or b".
std::string spoken(const nlohmann::json& value, const ResourceNames& names);

/// Who a `Principal` means: "account 111122223333", "lambda.amazonaws.com", "anyone".
std::vector<std::string> principals(const nlohmann::json& principal, const ResourceNames& names);

/// A `Condition` as it follows a sentence: " if aws:SourceAccount is 111122223333"; empty where
/// there is none.
std::string spoken_condition(const nlohmann::json& condition, const ResourceNames& names);

/// "accounts in o-1/r-1/ou-1/*", one for each path, where the condition narrows a principal of `*`
/// to organization paths or organizations; else nothing. Takes that part out of `condition`.
std::vector<std::string> take_organization(nlohmann::json& condition);

}  // namespace sagewatch
