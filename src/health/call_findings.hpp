#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"

namespace sagewatch {

/// Whether the call about `of` succeeded. If it failed, adds an unknown finding.
bool answered(const AwsCalls& calls, std::string_view call, const std::string& of,
              std::string_view check, std::vector<Finding>& findings);

/// Whether AWS refused the call for any subject, which is then reported as unknown.
bool was_refused(const AwsCalls& calls, std::string_view call, std::string_view check,
                 std::vector<Finding>& findings);

}  // namespace sagewatch
