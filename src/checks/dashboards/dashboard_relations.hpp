#pragma once

#include <string_view>

#include "checks/dashboards/dashboard_structure.hpp"

namespace sagewatch::checks {

/// What is wrong with several properties of one object of a dashboard's body together. The paths
/// are within the object.
BodyProblems relation_problems(std::string_view kind, const document::Node& object);

}  // namespace sagewatch::checks
