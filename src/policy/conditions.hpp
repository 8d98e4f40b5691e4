#pragma once

#include <string>

#include "sagewatch/policy/policy.hpp"
#include "sagewatch/policy/request.hpp"
#include "sagewatch/policy/truth.hpp"

namespace sagewatch::policy {

/// Whether something holds, and, where it doesn't for sure, why: "it wants K equal to 'a', got
/// 'b'".
struct Finding {
  Truth truth;
  std::string reason = {};
};

/// Whether the request fulfils one test of a `Condition`.
Finding fulfils(const ConditionTest& test, bool has_variables, const RequestContext& context);

/// "'a'", or "'a' or 'b'"; references as `${Name}`.
std::string spoken(const Texts& texts, std::string_view between = " or ");

}  // namespace sagewatch::policy
