#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "health/findings_text.hpp"
#include "status/status.hpp"

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
    if (const auto nothing = nothing_to_read(console, "")) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents("", console.in);
    AwsCalls calls;
    auto wrong = calls.read(documents);
    if (documents.failed()) wrong = documents.diagnostics().front();
    if (wrong) {
      report(console, {*wrong});
      return exit_bad_input;
    }
    return print(console, deployment_status(resolved->config, calls));
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
  bool exit_code_ = false;
  Format format_ = Format::text;
  ConfigOptions config_;
};

}  // namespace

std::unique_ptr<Command> make_status_command() { return std::make_unique<StatusCommand>(); }

}  // namespace sagewatch
