#include "health/call_findings.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace sagewatch {

bool answered(const AwsCalls& calls, std::string_view call, const std::string& of,
              std::string_view check, std::vector<Finding>& findings) {
  if (const auto error = calls.error(call, of)) {
    findings.push_back({.status = FindingStatus::unknown,
                        .check = check,
                        .what = fmt::format("could not check {}: {}", of, *error)});
  }
  return calls.output(call, of) != nullptr;
}

bool was_refused(const AwsCalls& calls, std::string_view call, std::string_view check,
                 std::vector<Finding>& findings) {
  for (const auto& of : calls.subjects(call)) {
    if (const auto error = calls.error(call, of)) {
      findings.push_back(
          {.status = FindingStatus::unknown, .check = check, .what = "could not check: " + *error});
      return true;
    }
  }
  return false;
}

}  // namespace sagewatch
