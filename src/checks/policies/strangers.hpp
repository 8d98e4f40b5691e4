#pragma once

#include "sagewatch/document/node.hpp"

namespace sagewatch::checks {

/// Whether a statement allows something to everybody, and its conditions, if there are any, keep
/// out nobody of an account in another organization: `StringNotEquals` on aws:PrincipalOrgID
/// doesn't. A value that isn't known before the deployment is taken to be one of the owner's.
bool lets_strangers_in(const document::Node& statement);

}  // namespace sagewatch::checks
