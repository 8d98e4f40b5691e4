#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"
#include "cli/exit_code.hpp"
#include "cli/only_document.hpp"
#include "operations/replay.hpp"

namespace sagewatch {
namespace {

std::string_view progress_word(ReplayProgress::State state) {
  switch (state) {
    case ReplayProgress::State::running:
      return "running";
    case ReplayProgress::State::done:
      return "done";
    case ReplayProgress::State::failed:
      break;
  }
  return "failed";
}

class ReplayCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_,
                       "Output of describe-archive or describe-replay (default: standard input)");
    options.add_option("--start", interval_.start, "Start of the interval, e.g. 2026-11-22T10:00")
        ->type_name("TIME");
    options.add_option("--end", interval_.end, "End of the interval")->type_name("TIME");
    options.add_option("--now", now_, "The present time")->type_name("TIME");
    options.footer(
        "Given an archive, prints a line of words separated by tabs, and on standard error what\n"
        "would be replayed; --start, --end and --now are required:\n"
        "  NAME START END ARCHIVE BUS   of the replay; the same for the same interval\n"
        "Given a replay, prints its progress as such a line:\n"
        "  running|done|failed TEXT\n\n"
        "Example:\n"
        "  aws events describe-archive --archive-name sagemaker-monitoring-events --output json |\n"
        "    sagewatch replay --start 2026-11-22T10:00 --end 2026-11-22T12:00 \\\n"
        "      --now \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"");
  }

  int run(Console& console) override {
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    cfn::Diagnostics diagnostics;
    const auto document = only_document(documents, "aws events describe-archive", diagnostics);
    if (!document) return refuse(console, diagnostics);
    if (member(*document, "ReplayArn")) return report_progress(console, *document);
    if (member(*document, "ArchiveArn")) return plan(console, *document);
    return refuse(console, {{.id = "E0312",
                             .message = "this is neither an archive nor a replay: it has no "
                                        "'ArchiveArn' and no 'ReplayArn'",
                             .hint = "give it what 'aws events describe-archive --output json' or "
                                     "'describe-replay' prints"}});
  }

 private:
  static int refuse(Console& console, const cfn::Diagnostics& diagnostics) {
    report(console, diagnostics);
    return exit_bad_input;
  }

  static int report_progress(Console& console, const nlohmann::json& replay) {
    const auto progress = read_progress(replay);
    console.out << fmt::format("{}\t{}\n", progress_word(progress.state), progress.text);
    return exit_done;
  }

  int plan(Console& console, const nlohmann::json& archive) {
    const auto now = parse_moment(now_);
    if (!now) {
      return refuse(console, {{.id = "E0330",
                               .message = "'--now' must be a time",
                               .hint = "write it as 'date -u +%Y-%m-%dT%H:%M:%SZ' does"}});
    }
    interval_.now = *now;
    const auto planned = plan_replay(archive, interval_);
    if (const auto* wrong = std::get_if<cfn::Diagnostics>(&planned)) return refuse(console, *wrong);
    const auto& replay = std::get<ReplayPlan>(planned);
    const auto start = timestamp_text(replay.start);
    const auto end = timestamp_text(replay.end);
    console.err << fmt::format("archive   {}\ninterval  {} to {}, {}\n", replay.archive, start, end,
                               age_text(replay.end - replay.start));
    if (replay.may_lack_the_last) {
      console.err << "note      events of the last ten minutes may not be in the archive yet\n";
    }
    console.out << fmt::format("{}\t{}\t{}\t{}\t{}\n", replay.name, start, end,
                               escape_for_terminal(replay.archive_arn),
                               escape_for_terminal(replay.bus_arn));
    return exit_done;
  }

  std::string file_;
  std::string now_;
  ReplayInterval interval_;
};

}  // namespace

std::unique_ptr<Command> make_replay_command() { return std::make_unique<ReplayCommand>(); }

}  // namespace sagewatch
