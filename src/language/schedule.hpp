#pragma once

#include <string_view>

#include "problem.hpp"

namespace sagewatch::language {

/// What is wrong with a schedule of EventBridge Scheduler: `rate(5 minutes)`, `cron(0 9 ? * MON-FRI
/// *)` or `at(2026-11-29T09:00:00)`. Application Auto Scaling and AWS Glue document the same
/// grammar; Glue supports only cron.
///
/// Whatever the documentation leaves open passes: `rate(1 minutes)`, ranges that wrap (`FRI-MON`),
/// and steps that are greater than the field.
Problems schedule_problems(std::string_view text);

}  // namespace sagewatch::language
