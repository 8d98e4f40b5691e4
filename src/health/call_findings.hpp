#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"

namespace sagewatch {

/// An unknown where the call about `of` failed; false where it was not made or failed.
bool answered(const AwsCalls& calls, std::string_view call, const std::string& of,
              std::string_view check, std::vector<Finding>& findings);

/// Whether AWS refused the call about anything, which is then told as unknown.
bool was_refused(const AwsCalls& calls, std::string_view call, std::string_view check,
                 std::vector<Finding>& findings);

}  // namespace sagewatch
