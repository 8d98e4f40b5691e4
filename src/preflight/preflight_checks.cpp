#include "preflight/preflight_checks.hpp"

#include <nlohmann/json.hpp>

#include "base/shell_text.hpp"

namespace sagewatch {

std::string Preflight::command(const std::string& arguments) const {
  return "aws " + arguments + " --region " + place.region + profile_flag(place.profile);
}

std::string Preflight::stack_set_command(const std::string& arguments) const {
  const std::string_view as = config.delegated() ? " --call-as DELEGATED_ADMIN" : "";
  return command("cloudformation " + arguments + std::string(as));
}

const nlohmann::json* Preflight::look(std::string_view call, std::string_view check,
                                      std::vector<Finding>& findings) const {
  if (const auto error = calls.error(call)) {
    findings.push_back(
        {.status = FindingStatus::unknown, .check = check, .what = "could not check: " + *error});
  }
  return calls.output(call);
}

const std::vector<PreflightCheck>& preflight_checks() {
  static const std::vector<PreflightCheck> checks{
      check_identity, check_region, check_trusted_access, check_event_bus,    check_topic,
      check_sink,     check_links,  check_roles,          check_log_policies, check_stack_sets,
      check_trail,    check_key,    check_concurrency,    check_kept_data,    check_permissions};
  return checks;
}

}  // namespace sagewatch
