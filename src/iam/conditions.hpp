#pragma once

#include <string>

#include "sagewatch/iam/policy.hpp"
#include "sagewatch/iam/request.hpp"
#include "sagewatch/iam/truth.hpp"

namespace sagewatch::iam {

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

}  // namespace sagewatch::iam
