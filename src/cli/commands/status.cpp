#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/aws_calls_input.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "health/findings_text.hpp"
#include "status/status.hpp"
#include "status/status_calls.hpp"

namespace sagewatch {
namespace {

/// Unreadable parts say nothing about the deployment, but a program must not take them for healthy.
int code_of(const std::vector<Finding>& findings) {
  if (has_finding(findings, FindingStatus::warning) ||
      has_finding(findings, FindingStatus::blocked)) {
    return exit_differences;
  }
  return has_finding(findings, FindingStatus::unknown) ? exit_failed : exit_done;
}

class StatusCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_flag("--brief", brief_, "Leave out what is ok");
    options.add_flag("--calls", calls_,
                     "Print the AWS CLI calls to make next, in view of those on standard input");
    options.add_flag("--detect-drift", detect_drift_,
                     "With --calls: start drift detection; a later run reports its results");
    options.add_flag("--exit-code", exit_code_,
                     "End with 3 if something needs attention, with 4 if nothing does but\n"
                     "not everything could be read");
    add_format_option(options, format_);
    config_.add_to(options);
    options.footer(
        "Reads the results of AWS CLI calls from standard input, one JSON document for each:\n"
        "  {\"Call\": \"cloudformation describe-stacks\", \"Of\": \"STACK\", \"Output\": {...}}\n"
        "scripts/status.sh makes the calls.");
  }

  int run(Console& console) override {
    const auto resolved = config_.load(console);
    if (!resolved) return exit_bad_input;
    AwsCalls calls;
    if (const auto refused = read_aws_calls(console, calls)) return *refused;
    if (!calls_) return print(console, deployment_status(resolved->config, calls));
    console.out << unanswered(status_calls(resolved->config, calls, detect_drift_), calls);
    return exit_done;
  }

 private:
  int print(Console& console, const std::vector<Finding>& findings) const {
    console.out << (format_ == Format::json
                        ? findings_json({}, findings)
                        : findings_text("status", findings, brief_, console.out_style,
                                        glyphs(console.environment)));
    return exit_code_ ? code_of(findings) : exit_done;
  }

  bool brief_ = false;
  bool calls_ = false;
  bool detect_drift_ = false;
  bool exit_code_ = false;
  Format format_ = Format::text;
  ConfigOptions config_;
};

}  // namespace

std::unique_ptr<Command> make_status_command() { return std::make_unique<StatusCommand>(); }

}  // namespace sagewatch
