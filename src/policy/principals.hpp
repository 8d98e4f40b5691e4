#pragma once

#include "conditions.hpp"
#include "sagewatch/policy/policy.hpp"
#include "sagewatch/policy/request.hpp"

namespace sagewatch::policy {

/// Whether the caller is one of the statement's principals.
Finding is_principal(const Statement& statement, const Caller& caller);

}  // namespace sagewatch::policy
