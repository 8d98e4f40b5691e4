#pragma once

#include "conditions.hpp"
#include "sagewatch/iam/policy.hpp"
#include "sagewatch/iam/request.hpp"

namespace sagewatch::iam {

/// Whether the caller is one of the statement's principals.
Finding is_principal(const Statement& statement, const Caller& caller);

}  // namespace sagewatch::iam
