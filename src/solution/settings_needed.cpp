#include <fmt/format.h>

#include "sagewatch/solution/settings.hpp"

namespace sagewatch::solution {
namespace {

bool of_sink(const Setting& setting) {
  return setting.member == ConfigMember(&Config::monitoring_account_sink_identifier);
}

/// The OU paths may be replaced by accounts; the profiles by the default credentials.
bool is_needed(const Setting& setting, StackKind stack, const Config& config) {
  if (!is_asked(setting, stack, config)) return false;
  if (setting.member == ConfigMember(&Config::workload_ou_paths)) {
    return config.workload_accounts.empty();
  }
  return setting.member != ConfigMember(&Config::monitoring_profile) &&
         setting.member != ConfigMember(&Config::management_profile);
}

std::string_view name_of(StackKind stack) {
  switch (stack) {
    case StackKind::monitoring:
    case StackKind::insights:
    case StackKind::dashboards:
      return "monitoring";
    case StackKind::management:
      return "management";
    case StackKind::workload_events:
    case StackKind::workload_observability:
      break;
  }
  return "workload";
}

/// Whether the setting is an output of the monitoring stack, which its deployment keeps.
bool is_kept_output(const Setting& setting) {
  return setting.key.starts_with("monitoring-account-");
}

cfn::Diagnostic complaint(const Setting& setting, StackKind stack) {
  if (is_kept_output(setting)) {
    return {.id = "E0109",
            .message = fmt::format("the {} stack needs '{}', and it is not set", name_of(stack),
                                   setting.key),
            .hint = fmt::format("deploy the monitoring account first, which keeps it, or give {} "
                                "VALUE, for example {}",
                                setting.flag(), setting.example)};
  }
  const bool paths = setting.member == ConfigMember(&Config::workload_ou_paths);
  return {.id = "E0109",
          .message = fmt::format("the {} stack needs '{}'{}, and it is not set", name_of(stack),
                                 setting.key, paths ? " or 'workload-accounts'" : ""),
          .hint = fmt::format("give {} VALUE, for example {}, or run 'sagewatch configure {}'",
                              setting.flag(), setting.example, name_of(stack))};
}

}  // namespace

bool is_asked(const Setting& setting, StackKind stack, const Config& config) {
  if (of_sink(setting) && !config.observability()) return false;
  switch (stack) {
    case StackKind::monitoring:
      return setting.asked_for_monitoring;
    case StackKind::management:
      return setting.asked_for_management;
    case StackKind::insights:
    case StackKind::dashboards:
    case StackKind::workload_events:
    case StackKind::workload_observability:
      break;
  }
  return false;
}

std::vector<const Setting*> missing(StackKind stack, const Config& config) {
  std::vector<const Setting*> out;
  for (const auto& setting : settings()) {
    const bool set = !values_of(setting, config).empty();
    if (!set && is_needed(setting, stack, config)) out.push_back(&setting);
  }
  return out;
}

cfn::Diagnostics missing_settings(StackKind stack, const Config& config) {
  cfn::Diagnostics out;
  for (const auto* setting : missing(stack, config)) out.push_back(complaint(*setting, stack));
  return out;
}

}  // namespace sagewatch::solution
