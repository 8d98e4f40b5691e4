#pragma once

#include <string>
#include <vector>

#include "checks/dashboards/dashboard.hpp"

namespace sagewatch::checks {

/// A problem in a part of a dashboard's body.
struct BodyProblem {
  std::string path;  ///< "widgets[2].properties.view"
  std::string message;
  bool refused;  ///< by CloudWatch; else it may be accepted without the intended effect
};

using BodyProblems = std::vector<BodyProblem>;

/// Compares a body with the documented structure. Unknown values pass. Linear.
BodyProblems structure_problems(const document::Node& body);

/// The same for every dashboard: the problems that CloudWatch refuses, or the others.
void add_structure_problems(const Template& subject, Findings& findings, bool refused);

}  // namespace sagewatch::checks
