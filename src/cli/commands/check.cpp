#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/check_report.hpp"
#include "cli/check_subjects.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/template_file.hpp"
#include "sagewatch/checks/check.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/region.hpp"
#include "stacks/stacks.hpp"
#include "tracing/trace_problems.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostics wrong_use(std::string message,
                           std::string hint = "run 'sagewatch check --help' to see its options") {
  return {{.id = "E0002", .message = std::move(message), .hint = std::move(hint)}};
}

class CheckCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", files_, "Templates in JSON or YAML (default: our own stacks)");
    add_report_format_option(options, format_);
    options.add_flag("--strict", strict_, "Fail on warnings too");
    options.add_flag("--bucket", bucket_,
                     "Templates are deployed from a bucket: up to 1,000,000 bytes are allowed");
    options.add_option("--against", against_, "The deployed template, to compare with FILE")
        ->type_name("OLD");
    options.add_option("--region", region_, "Region that FILE is deployed to")->type_name("REGION");
    options.add_option("--account", account_, "Account that FILE is deployed to")->type_name("ID");
    options
        .add_option("--parameter", parameters_,
                    "Value of a parameter of FILE (repeatable; default: its Default)")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    options.add_flag("--list", list_, "List the checks");
    options_.add_to(options);
    options.footer(
        "The TemplateBody of a stack set is checked too. To suppress a finding, write into the\n"
        "resource: Metadata: {sagewatch: {suppress: [{id: E1005, reason: why}]}}\n\n"
        "Examples:\n"
        "  sagewatch check\n"
        "  sagewatch check --format sarif cdk.out/*.template.json >check.sarif\n"
        "  sagewatch check --against deployed.json cdk.out/MonitoringAccountInfraStack"
        ".template.json");
  }

  int run(Console& console) override {
    if (list_) return list(console);
    if (const auto wrong = usage_problems(); !wrong.empty()) {
      report(console, wrong);
      return exit_usage;
    }
    return files_.empty() ? check_own(console) : check_files(console);
  }

 private:
  cfn::Diagnostics usage_problems() const {
    if (against_ && files_.size() != 1) return wrong_use("--against needs exactly one FILE");
    const bool of_files = region_ || account_ || !parameters_.empty();
    const bool of_own = !options_.flags().empty() || options_.file().is_given();
    if (files_.empty() && of_files) {
      return wrong_use("--region, --account and --parameter need a FILE",
                       "our own stacks take settings, e.g. --home-region");
    }
    if (!files_.empty() && of_own) {
      return wrong_use("settings are for our own stacks, and a FILE is given",
                       "leave out one of the two; a FILE takes --region");
    }
    return problems_of_values();
  }

  cfn::Diagnostics problems_of_values() const {
    if (region_ && !is_region(*region_)) {
      return wrong_use(fmt::format("--region: '{}' is not a Region", *region_));
    }
    if (account_ && !is_account_id(*account_)) {
      return wrong_use(fmt::format("--account: '{}' is not an account id of 12 digits", *account_));
    }
    for (const auto& parameter : parameters_) {
      if (parameter.find('=') != std::string::npos) continue;
      return wrong_use(fmt::format("--parameter: '{}' is not KEY=VALUE", parameter));
    }
    return {};
  }

  int list(Console& console) const {
    if (format_ == Format::text) {
      for (const auto* check : checks::checks()) {
        console.out << fmt::format("{}  {}\n", check->id, check->title);
      }
    } else {
      console.out << check_list_json();
    }
    return exit_done;
  }

  int check_own(Console& console) const {
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    cfn::Diagnostics needed;
    for (const auto& entry : stacks()) {
      for (auto& setting : missing_settings(entry.kind, resolved->config)) {
        needed.push_back(std::move(setting));
      }
    }
    if (!needed.empty()) {
      report(console, needed);
      return exit_usage;
    }
    return conclude(console, own_stacks(resolved->config),
                    {.context = context_of(resolved->config.home_region), .bucket = bucket_},
                    trace_problems(resolved->config));
  }

  int check_files(Console& console) const {
    std::vector<checks::Subject> subjects;
    cfn::Diagnostics unreadable;
    for (const auto& file : files_) {
      auto read = read_template(file);
      if (auto* document = std::get_if<document::Document>(&read)) {
        subjects.push_back({.document = std::move(*document)});
      } else {
        for (auto& problem : std::get<cfn::Diagnostics>(read)) unreadable.push_back(problem);
      }
    }
    if (against_) add_former(subjects, unreadable);
    return conclude(console, subjects, options_of_files(), unreadable);
  }

  void add_former(std::vector<checks::Subject>& subjects, cfn::Diagnostics& unreadable) const {
    auto read = read_template(*against_);
    if (auto* document = std::get_if<document::Document>(&read)) {
      if (!subjects.empty()) subjects.front().before = std::move(*document);
    } else {
      for (auto& problem : std::get<cfn::Diagnostics>(read)) unreadable.push_back(problem);
    }
  }

  checks::Options options_of_files() const {
    checks::Options out{.context = region_ ? context_of(*region_) : intrinsics::Context{},
                        .bucket = bucket_};
    out.context.account_id = account_;
    for (const auto& parameter : parameters_) {
      const auto equals = parameter.find('=');
      out.context.parameters[parameter.substr(0, equals)] = parameter.substr(equals + 1);
    }
    return out;
  }

  int conclude(Console& console, const std::vector<checks::Subject>& subjects,
               const checks::Options& options, const cfn::Diagnostics& unreadable) const {
    for (const auto& subject : subjects) {
      console.log("read '{}', {} bytes", subject.document.name, subject.document.text.size());
    }
    auto result = checks::run_checks(subjects, options);
    result.diagnostics.insert(result.diagnostics.begin(), unreadable.begin(), unreadable.end());
    print(console, result, files_.empty() ? subjects.size() : files_.size());
    const bool failed = strict_ ? !result.diagnostics.empty() : has_error(result.diagnostics);
    return failed ? exit_bad_input : exit_done;
  }

  void print(Console& console, const checks::Result& result, std::size_t templates) const {
    if (format_ == Format::json) {
      console.out << check_json(result, templates);
    } else if (format_ == Format::sarif) {
      console.out << check_sarif(result);
    } else {
      report_as_result(console, result.diagnostics);
      console.out << check_summary(result, templates);
    }
  }

  std::vector<std::string> files_;
  Format format_ = Format::text;
  bool strict_ = false;
  bool bucket_ = false;
  bool list_ = false;
  std::optional<std::string> against_;
  std::optional<std::string> region_;
  std::optional<std::string> account_;
  std::vector<std::string> parameters_;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace sagewatch
