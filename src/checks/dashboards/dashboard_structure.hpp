#pragma once

#include <string>
#include <vector>

#include "checks/dashboards/dashboard.hpp"

namespace sagewatch::checks {

/// What is wrong with a part of a dashboard's body.
struct BodyProblem {
  std::string path;  ///< "widgets[2].properties.view"
  std::string message;
  bool refused;  ///< by CloudWatch; else it may be taken and not have the effect that was meant
};

using BodyProblems = std::vector<BodyProblem>;

/// Compares a body with the documented structure. What isn't known is right. Linear.
BodyProblems structure_problems(const document::Node& body);

/// The same for every dashboard: those that are refused, or the others.
void add_structure_problems(const Stack& stack, Findings& findings, bool refused);

}  // namespace sagewatch::checks
