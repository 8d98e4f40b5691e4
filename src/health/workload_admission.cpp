#include "health/workload_admission.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/organization.hpp"
#include "stacks/stack_set_names.hpp"

namespace sagewatch {
namespace {

constexpr auto parents_call = "organizations list-parents";
constexpr auto stacks_call = "cloudformation describe-stacks";
/// OUs nest up to five levels below the root: AWS Organizations, "Quotas".
constexpr int deepest_place = 7;

class Admission {
 public:
  Admission(const AccountQuestion& question, const Config& config, const AwsCalls& answers)
      : question_(question), config_(config), answers_(answers) {}

  std::vector<PlannedCall> calls() && {
    if (question_.deletion) return {};
    ask_about_stack_set_stacks();
    if (is_listed() || config_.workload_ou_paths.empty()) return std::move(calls_);
    ask(organization_call, "", {});
    const auto known = organization_in(answers_);
    if (known && known->has_unit_of(config_) && question_.id == known->management_account) {
      for (const auto& child : chain()) ask(parents_call, child, {"--child-id", child});
    }
    return std::move(calls_);
  }

  cfn::Diagnostics verdict() && {
    if (question_.deletion) {
      check_deletion();
    } else {
      check_admission();
      if (out_.empty() || out_.back().severity == cfn::Severity::warning) check_stack_set_stacks();
    }
    return std::move(out_);
  }

 private:
  bool is_listed() const {
    return std::ranges::find(config_.workload_accounts, question_.id) !=
           config_.workload_accounts.end();
  }

  std::string listed() const {
    return fmt::format("{}", fmt::join(config_.workload_accounts, ","));
  }

  void ask(std::string call, std::string of, std::vector<std::string> arguments) {
    calls_.push_back({.call = std::move(call),
                      .of = std::move(of),
                      .arguments = std::move(arguments),
                      .region = config_.home_region,
                      .profile = question_.profile});
  }

  void ask_about_stack_set_stacks() {
    std::vector<std::string> theirs;
    for (const auto& set : stack_set_names(config_)) {
      theirs.push_back(fmt::format("starts_with(StackName,'StackSet-{}-')", set.name));
    }
    ask(stacks_call, "stack sets",
        {"--query", fmt::format("{{Stacks: Stacks[?{}].{{StackName: StackName}}}}",
                                fmt::join(theirs, " || "))});
  }

  void doubt(std::string message, std::string hint = "") {
    out_.push_back(unchecked_account(std::move(message), std::move(hint)));
  }

  void refuse(std::string message, std::string hint) {
    out_.push_back(wrong_account(std::move(message), std::move(hint)));
  }

  void refuse_unlisted(const std::string& why) {
    const bool monitoring = question_.id == config_.monitoring_account_id;
    const auto accounts = listed();
    const auto* reach = config_.workload_ou_paths.empty() ? "individual" : "organization";
    refuse(fmt::format("these credentials belong to {}{}, which is not a workload account: {}",
                       question_.id, monitoring ? ", the monitoring account" : "", why),
           fmt::format("use a profile of a workload account: --workload-profile NAME; to admit it, "
                       "run scripts/{}-deployment/deploy-monitoring-account.sh --workload-accounts "
                       "{}{}{}",
                       reach, accounts, accounts.empty() ? "" : ",", question_.id));
  }

  void check_deletion() {
    if (config_.workload_accounts.empty() || !question_.expected.empty() || is_listed()) return;
    refuse(
        fmt::format("these credentials belong to {}, which is not in workload-accounts ({})",
                    question_.id, listed()),
        fmt::format("use a profile of a workload account: --workload-profile NAME; to delete its "
                    "stacks all the same, give --account {}",
                    question_.id));
  }

  void check_admission() {
    if (config_.workload_accounts.empty() && config_.workload_ou_paths.empty()) {
      return doubt(
          fmt::format("cannot tell whether the monitoring account admits {}", question_.id),
          "it does if its workload-accounts list the account, or its OUs contain it");
    }
    if (is_listed()) return;
    if (config_.workload_ou_paths.empty()) {
      return refuse_unlisted(fmt::format("it is not in workload-accounts ({})", listed()));
    }
    check_units();
  }

  /// Of the accounts that OUs hold, only the management account is left to be deployed directly.
  void check_units() {
    const auto error = answers_.error(organization_call);
    if (error && error->find("AWSOrganizationsNotInUse") != std::string::npos) {
      return refuse_unlisted(
          "it does not belong to an organization, and it is not in workload-accounts");
    }
    if (error) {
      return doubt(
          fmt::format("could not check whether the OUs contain {}: {}", question_.id, *error));
    }
    if (!answers_.output(organization_call)) return;
    const auto known = organization_in(answers_);
    if (!known) {
      return doubt(
          fmt::format("could not check whether the OUs contain {}: AWS did not return the "
                      "organization",
                      question_.id));
    }
    if (!known->has_unit_of(config_)) {
      return refuse_unlisted(
          fmt::format("it is in the organization {}, and the OUs are in another", known->id));
    }
    if (question_.id != known->management_account) {
      return refuse_unlisted(
          "it is not in workload-accounts; if the OUs contain it, stack sets reach it");
    }
    check_place(*known);
  }

  void check_place(const Organization& organization) {
    auto children = chain();
    if (const auto error = answers_.error(parents_call, children.back())) {
      return doubt(
          fmt::format("could not check whether the OUs contain {}: {}", question_.id, *error),
          "if they do not, it must be in workload-accounts");
    }
    std::string place;
    std::reverse(children.begin(), children.end());
    for (const auto& child : children) {
      const auto above = parent_of(child);
      if (above.empty()) return;
      place += above + "/";
    }
    place = organization.id + "/" + place;
    const auto holds = [&](const auto& path) { return place.starts_with(path); };
    if (std::ranges::any_of(config_.workload_ou_paths, holds)) return;
    refuse_unlisted(fmt::format("it is neither in the OUs ({}) nor in workload-accounts",
                                fmt::join(config_.workload_ou_paths, ",")));
  }

  std::string parent_of(const std::string& child) const {
    const auto* answer = answers_.output(parents_call, child);
    const auto parents = answer ? list_of(*answer, "Parents") : nlohmann::json::array();
    return parents.empty() ? "" : text_of(parents.front(), "Id").value_or("");
  }

  /// The account and what is above it, as far as it is known; the last one's parent is not, or is
  /// the root.
  std::vector<std::string> chain() const {
    std::vector<std::string> out{question_.id};
    for (int depth = 0; depth < deepest_place; ++depth) {
      const auto above = parent_of(out.back());
      if (above.empty() || above.starts_with("r-")) break;
      out.push_back(above);
    }
    return out;
  }

  void check_stack_set_stacks() {
    if (const auto error = answers_.error(stacks_call, "stack sets")) {
      return doubt(
          fmt::format("could not check whether a stack set reaches {}: {}", question_.id, *error));
    }
    const auto* answer = answers_.output(stacks_call, "stack sets");
    std::vector<std::string> found;
    for (const auto& stack : answer ? list_of(*answer, "Stacks") : nlohmann::json::array()) {
      if (const auto name = text_of(stack, "StackName")) found.push_back(*name);
    }
    if (found.empty()) return;
    refuse(fmt::format("a stack set already deploys to this account: {}", fmt::join(found, " ")),
           "there is nothing to do here: the management account keeps these stacks up to date");
  }

  const AccountQuestion& question_;
  const Config& config_;
  const AwsCalls& answers_;
  std::vector<PlannedCall> calls_;
  cfn::Diagnostics out_;
};

}  // namespace

std::vector<PlannedCall> workload_admission_calls(const AccountQuestion& question,
                                                  const Config& config, const AwsCalls& answers) {
  return Admission(question, config, answers).calls();
}

cfn::Diagnostics workload_admission(const AccountQuestion& question, const Config& config,
                                    const AwsCalls& answers) {
  return Admission(question, config, answers).verdict();
}

}  // namespace sagewatch
