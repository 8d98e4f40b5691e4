#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "settings/settings.hpp"
#include "stacks/policies/service_control_policy.hpp"

namespace sagewatch {
namespace {

class ServiceControlPolicyCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("--exempt", exempt_,
                       "ARN of a role that may still change them, '*' for any account: the one\n"
                       "that deploys workload accounts directly");
    options_.add_to(options);
    options.footer(
        "Prints a service control policy. Attach it to the workload accounts' organizational\n"
        "units: administrators of these accounts then can't stop what sends events, metrics and\n"
        "logs to the monitoring account. Stack sets still can.\n\n"
        "Example:\n"
        "  sagewatch service-control-policy --home-region ap-southeast-2 >policy.json\n"
        "  aws organizations create-policy --type SERVICE_CONTROL_POLICY \\\n"
        "    --name sagemaker-monitoring --description 'Protects the monitoring' \\\n"
        "    --content file://policy.json");
  }

  int run(Console& console) override {
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    if (resolved->config.home_region.empty()) {
      report(console, {region_missing()});
      return exit_usage;
    }
    if (const auto wrong = std::ranges::find_if_not(exempt_, is_role); wrong != exempt_.end()) {
      report(console, {no_role(*wrong)});
      return exit_usage;
    }
    const auto policy = cfn::to_json_lines(service_control_policy(resolved->config, exempt_));
    if (policy.size() > quota::service_control_policy) {
      report(console, {too_large(policy.size())});
      return exit_bad_input;
    }
    console.out << policy;
    return exit_done;
  }

 private:
  static bool is_role(const std::string& arn) {
    return arn.starts_with("arn:") && arn.find(":iam::") != std::string::npos &&
           arn.find(":role/") != std::string::npos;
  }

  static cfn::Diagnostic region_missing() {
    return {.id = "E0109",
            .message = "the policy needs 'home-region', and it is not set",
            .hint = "give --home-region REGION: it tells the partition of the ARNs"};
  }

  static cfn::Diagnostic no_role(const std::string& given) {
    return {.id = "E0115",
            .message = fmt::format("--exempt '{}' is not the ARN of a role", given),
            .hint = "for example arn:aws:iam::*:role/deployer"};
  }

  static cfn::Diagnostic too_large(std::size_t size) {
    return {.id = "E0116",
            .message = fmt::format("the policy has {} characters, AWS takes {}", size,
                                   quota::service_control_policy),
            .hint = "exempt fewer roles, or use '*' in their ARNs"};
  }

  std::vector<std::string> exempt_;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_service_control_policy_command() {
  return std::make_unique<ServiceControlPolicyCommand>();
}

}  // namespace sagewatch
