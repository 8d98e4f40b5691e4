#pragma once

#include <string>

#include "sagewatch/checks/run_checks.hpp"

namespace sagewatch {

/// "3 templates: 1 error, 2 warnings, 1 suppressed".
std::string check_summary(const checks::Result& result, std::size_t templates);

/// The findings as JSON: `diagnostics`, `suppressed` (each with its reason), and their numbers.
std::string check_json(const checks::Result& result, std::size_t templates);

/// The findings as SARIF 2.1.0, with every check as a rule.
std::string check_sarif(const checks::Result& result);

/// Every check as JSON.
std::string check_list_json();

}  // namespace sagewatch
