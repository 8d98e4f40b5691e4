#include <fmt/format.h>
#include <fmt/ranges.h>

#include "settings/regions.hpp"
#include "settings/settings.hpp"

namespace sagewatch {
namespace {

template <typename T>
bool is(const Setting& setting, T Config::*member) {
  return setting.member == ConfigMember(member);
}

bool is_profile(const Setting& setting) {
  return is(setting, &Config::monitoring_profile) || is(setting, &Config::management_profile) ||
         is(setting, &Config::workload_profile);
}

bool is_further_sinks(const Setting& setting) {
  return is(setting, &Config::monitoring_account_further_sink_identifiers);
}

bool is_sink(const Setting& setting) {
  return is(setting, &Config::monitoring_account_sink_identifier) || is_further_sinks(setting);
}

/// OU paths and accounts can replace each other, and the default credentials a profile.
bool is_needed(const Setting& setting, StackKind stack, const Config& config, Reach reach) {
  if (!is_asked(setting, stack, config, reach)) return false;
  if (is(setting, &Config::workload_ou_paths)) return config.workload_accounts.empty();
  if (is(setting, &Config::workload_accounts)) return config.workload_ou_paths.empty();
  return !is_profile(setting);
}

std::string_view name_of(StackKind stack) {
  switch (stack) {
    case StackKind::key:
    case StackKind::monitoring:
    case StackKind::insights:
    case StackKind::dashboards:
    case StackKind::observability:
      return "monitoring";
    case StackKind::management:
      return "management";
    case StackKind::workload_events:
    case StackKind::workload_observability:
      break;
  }
  return "workload";
}

/// Whether the setting is an output of the monitoring stack, which its deployment saves.
bool is_kept_output(const Setting& setting) {
  return setting.key.starts_with("monitoring-account-");
}

std::string_view alternative_to(const Setting& setting) {
  if (is(setting, &Config::workload_ou_paths)) return " or 'workload-accounts'";
  return is(setting, &Config::workload_accounts) ? " or 'workload-ou-paths'" : "";
}

cfn::Diagnostic without_sink(const Setting& setting, StackKind stack, const Config& config) {
  return {.id = "E0109",
          .message = fmt::format("the {} stack needs the sinks in {}, which '{}' does not list",
                                 name_of(stack), fmt::join(regions_without_sink(config), ", "),
                                 setting.key),
          .hint =
              "deploy the monitoring account first, which creates and saves them, or remove the "
              "Regions from 'workload-regions'"};
}

cfn::Diagnostic missing_setting(const Setting& setting, StackKind stack, Reach reach) {
  if (is_kept_output(setting)) {
    return {
        .id = "E0109",
        .message =
            fmt::format("the {} stack needs '{}', which is not set", name_of(stack), setting.key),
        .hint = fmt::format(
            "deploy the monitoring account first, which saves it, or give {} VALUE, for example {}",
            setting.flag(), setting.example)};
  }
  const bool individual = stack == StackKind::monitoring && reach == Reach::individual;
  return {.id = "E0109",
          .message = fmt::format("the {} stack needs '{}'{}, which is not set", name_of(stack),
                                 setting.key, alternative_to(setting)),
          .hint = fmt::format("give {} VALUE, for example {}, or run 'sagewatch configure {}{}'",
                              setting.flag(), setting.example, name_of(stack),
                              individual ? " --individual" : "")};
}

}  // namespace

bool is_for(const Setting& setting, StackKind stack) {
  const auto account = name_of(stack);
  switch (setting.scope) {
    case Scope::all:
      return true;
    case Scope::monitoring:
      return account == "monitoring";
    case Scope::management:
      return account == "management";
    case Scope::workload:
      return account == "workload";
    case Scope::senders:
      break;
  }
  return account != "monitoring";
}

bool is_asked(const Setting& setting, StackKind stack, const Config& config, Reach reach) {
  const bool individual = reach == Reach::individual;
  if (is_sink(setting) && !config.observability()) return false;
  if (is_further_sinks(setting) && further_regions(config).empty()) return false;
  switch (stack) {
    case StackKind::monitoring:
      if (is(setting, &Config::workload_accounts)) return individual;
      if (is(setting, &Config::workload_ou_paths)) return !individual;
      return setting.asked_for_monitoring;
    case StackKind::management:
      return setting.asked_for_management;
    case StackKind::key:
    case StackKind::insights:
    case StackKind::dashboards:
    case StackKind::observability:
      return false;
    case StackKind::workload_events:
      if (is_sink(setting)) return false;
      break;
    case StackKind::workload_observability:
      break;
  }
  return individual && setting.asked_for_workload;
}

std::vector<const Setting*> missing(StackKind stack, const Config& config, Reach reach) {
  std::vector<const Setting*> out;
  for (const auto& setting : settings()) {
    const bool set = is_further_sinks(setting) ? regions_without_sink(config).empty()
                                               : !values_of(setting, config).empty();
    if (!set && is_needed(setting, stack, config, reach)) out.push_back(&setting);
  }
  return out;
}

cfn::Diagnostics missing_settings(StackKind stack, const Config& config, Reach reach) {
  cfn::Diagnostics out;
  for (const auto* setting : missing(stack, config, reach)) {
    out.push_back(is_further_sinks(*setting) ? without_sink(*setting, stack, config)
                                             : missing_setting(*setting, stack, reach));
  }
  return out;
}

}  // namespace sagewatch
