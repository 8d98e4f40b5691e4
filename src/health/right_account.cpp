#include "health/right_account.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/organization.hpp"
#include "health/workload_admission.hpp"

namespace sagewatch {
namespace {

constexpr auto administrators_call = "organizations list-delegated-administrators";

bool says(const std::optional<std::string>& error, std::string_view text) {
  return error && error->find(text) != std::string::npos;
}

/// The account of the credentials, measured against the settings and the organization.
class Check {
 public:
  Check(const AccountQuestion& question, const Config& config, const AwsCalls& answers)
      : question_(question), config_(config), answers_(answers) {}

  cfn::Diagnostics run() && {
    if (!question_.expected.empty() && question_.expected != question_.id) {
      refuse(fmt::format("these credentials belong to {}, not to {}, which --account names",
                         question_.id, question_.expected),
             use_profile_of(question_.expected));
      return std::move(out_);
    }
    switch (question_.account) {
      case Account::monitoring:
        check_monitoring();
        break;
      case Account::management:
        config_.delegated() ? check_delegated() : check_management();
        break;
      case Account::workload:
        return workload_admission(question_, config_, answers_);
    }
    return std::move(out_);
  }

 private:
  void refuse(std::string message, std::string hint) {
    out_.push_back(wrong_account(std::move(message), std::move(hint)));
  }

  void doubt(std::string message) { out_.push_back(unchecked_account(std::move(message))); }

  std::string_view kind() const {
    switch (question_.account) {
      case Account::monitoring:
        return "monitoring";
      case Account::management:
        return "management";
      case Account::workload:
        break;
    }
    return "workload";
  }

  std::string use_profile_of(std::string_view account) const {
    return fmt::format("use a profile of {}: --{}-profile NAME", account, kind());
  }

  void check_monitoring() {
    const auto& wanted = config_.monitoring_account_id;
    if (!wanted || wanted == question_.id) return;
    refuse(
        fmt::format("these credentials belong to {}, but the monitoring account is {}",
                    question_.id, *wanted),
        fmt::format("{}; if {} is right, correct monitoring-account-id in the settings file; for "
                    "a second monitoring account, use a separate settings file: --config "
                    "other.yaml",
                    use_profile_of(*wanted), question_.id));
  }

  void check_management() {
    const auto& id = question_.id;
    if (config_.monitoring_account_id == id) {
      return refuse(fmt::format("these credentials belong to {}, the monitoring account", id),
                    fmt::format("{} belongs in the organization's management account: "
                                "--management-profile NAME",
                                config_.named(names::stack::management)));
    }
    const auto error = answers_.error(organization_call);
    if (says(error, "AWSOrganizationsNotInUse")) {
      return refuse(fmt::format("the account {} does not belong to an organization: it cannot be "
                                "the management account",
                                id),
                    use_profile_of("the management account"));
    }
    if (error) {
      return doubt(
          fmt::format("could not check that {} is the management account: {}", id, *error));
    }
    if (!answers_.output(organization_call)) return;
    const auto organization = organization_in(answers_);
    if (!organization) {
      return doubt(
          fmt::format("could not check that {} is the management account: AWS did not "
                      "return the organization",
                      id));
    }
    if (organization->management_account == id) return;
    refuse(fmt::format("these credentials belong to {}, but the management account of {} is {}", id,
                       organization->id, organization->management_account),
           fmt::format("{}; if {} is a delegated administrator of stack sets: --call-as "
                       "delegated-admin",
                       use_profile_of(organization->management_account), id));
  }

  /// Any account may be one but the management account, and also the monitoring account. Who is
  /// neither that nor a delegated administrator may not even ask: AWS fact CF-17.
  void check_delegated() {
    const auto& id = question_.id;
    const auto error = answers_.error(administrators_call);
    const bool may_not_ask = says(error, "AccessDenied") && !says(error, "not authorized");
    if (error && !may_not_ask) {
      return doubt(
          fmt::format("could not check that {} is a delegated administrator: {}", id, *error));
    }
    const auto* answer = answers_.output(administrators_call);
    if (!answer && !error) return;
    const auto listed = answer ? list_of(*answer, "DelegatedAdministrators") : nlohmann::json();
    const auto is_it = [&](const auto& admin) { return text_of(admin, "Id") == id; };
    if (std::ranges::any_of(listed, is_it)) return;
    refuse(fmt::format("call-as is delegated-admin, but {} is not a delegated administrator of "
                       "stack sets",
                       id),
           fmt::format("use a profile of one: --management-profile NAME; or deploy from the "
                       "management account: --call-as self; or register it, in the organization's "
                       "management account: aws organizations register-delegated-administrator "
                       "--service-principal {} --account-id {}",
                       stack_sets_service, id));
  }

  const AccountQuestion& question_;
  const Config& config_;
  const AwsCalls& answers_;
  cfn::Diagnostics out_;
};

}  // namespace

std::vector<PlannedCall> account_calls(const AccountQuestion& question, const Config& config,
                                       const AwsCalls& answers) {
  if (question.account == Account::workload) {
    return workload_admission_calls(question, config, answers);
  }
  if (question.account == Account::monitoring) return {};
  const auto planned = [&](const char* call, std::vector<std::string> arguments) {
    return PlannedCall{.call = call,
                       .of = {},
                       .arguments = std::move(arguments),
                       .region = config.home_region,
                       .profile = question.profile};
  };
  std::vector<PlannedCall> out;
  if (config.delegated()) {
    out.push_back(
        planned(administrators_call, {"--service-principal", std::string(stack_sets_service)}));
  }
  if (!config.delegated() || question.deletion) out.push_back(planned(organization_call, {}));
  return out;
}

cfn::Diagnostic wrong_account(std::string message, std::string hint) {
  return {.id = "E0350", .message = std::move(message), .hint = std::move(hint)};
}

cfn::Diagnostic unchecked_account(std::string message, std::string hint) {
  return {.severity = cfn::Severity::warning,
          .id = "W0351",
          .message = std::move(message),
          .hint = std::move(hint)};
}

cfn::Diagnostics right_account(const AccountQuestion& question, const Config& config,
                               const AwsCalls& answers) {
  return Check(question, config, answers).run();
}

bool is_known_account(const AccountQuestion& question, const Config& config,
                      const AwsCalls& answers) {
  switch (question.account) {
    case Account::monitoring:
      return config.monitoring_account_id == question.id;
    case Account::workload:
      return std::ranges::find(config.workload_accounts, question.id) !=
             config.workload_accounts.end();
    case Account::management:
      break;
  }
  const auto organization = organization_in(answers);
  return organization && organization->has_unit_of(config);
}

}  // namespace sagewatch
