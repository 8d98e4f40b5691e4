#pragma once

#include "sagewatch/document/node.hpp"

namespace sagewatch::checks {

/// Whether a statement allows something to all principals, and none of its conditions excludes
/// accounts of other organizations: `StringNotEquals` on aws:PrincipalOrgID doesn't. A value that
/// isn't known before the deployment is assumed to be the owner's.
bool admits_other_organizations(const document::Node& statement);

}  // namespace sagewatch::checks
