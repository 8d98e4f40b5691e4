#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/account_option.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "operations/run_plan.hpp"
#include "settings/config_table.hpp"
#include "settings/names.hpp"
#include "settings/regions.hpp"
#include "stacks/stack_set_names.hpp"

namespace sagewatch {
namespace {

class PlanCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    add_account_option(options, account_);
    options.add_flag("--deploy", deploy_, "Add the stacks to deploy");
    options.add_flag("--destroy", destroy_, "Add the stacks to delete");
    options.add_option("--account", account_id_, "The account that the credentials belong to")
        ->type_name("ID");
    options_.add_to(options);
    options.footer(
        "Prints what the scripts need to know of the settings, a line each: what it is, a key and\n"
        "a value, separated by tabs. The stacks are in the order of the operation.\n\n"
        "Example:\n"
        "  sagewatch plan monitoring --deploy");
  }

  int run(Console& console) override {
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    const auto& config = resolved->config;
    print_settings(console, config);
    print_regions(console, config);
    if (deploy_) print_deployment(console, config);
    if (destroy_) print("targets", deletion_plan(account_, config).stacks, console, config);
    return exit_done;
  }

 private:
  static void print_settings(Console& console, const Config& config) {
    for (const auto& setting : settings()) {
      console.out << fmt::format("setting\t{}\t{}\n", setting.key,
                                 joined(values_of(setting, config)));
    }
    for (const auto& [key, value] : names::all(config.name_prefix.value_or(""))) {
      console.out << fmt::format("name\t{}\t{}\n", key, value);
    }
    for (const auto& set : stack_set_names(config)) {
      console.out << fmt::format("stack-set\t{}\t{}\n", set.stack, set.name);
    }
  }

  void print_regions(Console& console, const Config& config) const {
    for (const auto& region : workload_regions(config)) {
      const bool home = region == config.home_region;
      if (!home) console.out << fmt::format("further-regions\t-\t{}\n", region);
      const bool sinks = account_ == Account::monitoring && config.observability();
      if (home || sinks || account_ == Account::workload) {
        console.out << fmt::format("preflight-regions\t-\t{}\n", region);
      }
    }
    for (const auto& region : dropped_regions(config)) {
      console.out << fmt::format("dropped-regions\t-\t{}\n", region);
    }
  }

  void print_deployment(Console& console, const Config& config) const {
    const auto plan = deployment_plan(account_, config, account_id_);
    print("targets", plan.stacks, console, config);
    print("surplus", plan.surplus, console, config);
    print("dropped", plan.dropped, console, config);
    if (!plan.unlinked.empty()) {
      console.out << fmt::format("notes\t-\t{} is not needed: {}\n",
                                 config.named(names::stack::workload_observability), plan.unlinked);
    }
    print_tags(console, config);
    if (account_ == Account::monitoring) {
      console.out << fmt::format(
          "consequences\t-\tretention in days: logs {}, event archive {}, job state after the last "
          "change {}\n",
          config.log_retention_days, config.archive_days, config.job_state_days);
    }
    if (account_ != Account::management) return;
    for (const auto& set : unwanted_stack_sets(config)) {
      console.out << fmt::format("unwanted-stack-sets\t{}\t{}\n", set.stack, set.name);
    }
  }

  /// As --tags of the AWS CLI takes them: without any, those of the stack are taken away. No key
  /// and no value has a quote or a comma.
  static void print_tags(Console& console, const Config& config) {
    for (const auto& tag : config.tags) {
      const auto equals = tag.find('=');
      console.out << fmt::format("tag-flags\t-\tKey='{}',Value='{}'\n", tag.substr(0, equals),
                                 tag.substr(equals + 1));
    }
    if (config.tags.empty()) console.out << "tag-flags\t-\t[]\n";
  }

  /// The key, then the name and the Region.
  static void print(std::string_view what, const std::vector<Target>& targets, Console& console,
                    const Config& config) {
    for (const auto& target : targets) {
      console.out << fmt::format("{}\t{}\t{} {}\n", what, target.entry->key,
                                 config.named(target.entry->name), target.region);
    }
  }

  Account account_ = Account::monitoring;
  bool deploy_ = false;
  bool destroy_ = false;
  std::string account_id_;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_plan_command() { return std::make_unique<PlanCommand>(); }

}  // namespace sagewatch
