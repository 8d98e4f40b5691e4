#pragma once

#include <string>

#include "sagewatch/iam/policy.hpp"
#include "sagewatch/iam/request.hpp"
#include "sagewatch/iam/truth.hpp"

namespace sagewatch::iam {

/// Whether something is true and, if it isn't certainly, why: "it requires K equal to 'a', got
/// 'b'".
struct Finding {
  Truth truth;
  std::string reason = {};
};

/// Whether the request satisfies one test of a `Condition`.
Finding satisfies(const ConditionTest& test, bool has_variables, const RequestContext& context);

/// "'a'", or "'a' or 'b'"; references as `${Name}`.
std::string describe_texts(const Texts& texts, std::string_view between = " or ");

}  // namespace sagewatch::iam
