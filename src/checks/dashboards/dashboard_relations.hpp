#pragma once

#include <string_view>

#include "checks/dashboards/dashboard_structure.hpp"

namespace sagewatch::checks {

/// Problems with the combination of properties in one object of a dashboard's body. The paths are
/// within the object.
BodyProblems relation_problems(std::string_view kind, const document::Node& object);

}  // namespace sagewatch::checks
