#pragma once

#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// Whether a target's ARN is an event bus in another account, as far as the ARN tells.
bool is_foreign_bus(const Template& subject, const document::Node* arn);

}  // namespace sagewatch::checks
