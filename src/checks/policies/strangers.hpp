#pragma once

#include "sagewatch/document/node.hpp"

namespace sagewatch::checks {

/// Whether a statement allows something to everybody and none of its conditions keeps out an
/// account of another organization: `StringNotEquals` on aws:PrincipalOrgID doesn't. A value that
/// isn't known before the deployment is assumed to be one of the owner's.
bool lets_strangers_in(const document::Node& statement);

}  // namespace sagewatch::checks
