#include "cli/commands/make.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <ostream>

#include "base/plain_text.hpp"
#include "catalogue/saved_queries.hpp"
#include "cli/exit_code.hpp"
#include "cli/payload_files.hpp"
#include "tracing/sample_events.hpp"

namespace sagewatch {
namespace {

/// A sample, and the words before the file name on its line.
struct Sample {
  std::string words;
  std::string content;
};

std::vector<Sample> sample_lines_of_events() {
  std::vector<Sample> out;
  for (auto& event : all_samples({.account = "111122223333", .region = "us-east-1"})) {
    out.push_back(
        {fmt::format("{}\t{}", event.detail_type,
                     event.rules.empty() ? "-" : fmt::format("{}", fmt::join(event.rules, ","))),
         std::move(event.json)});
  }
  return out;
}

std::vector<Sample> sample_lines_of_queries() {
  std::vector<Sample> out;
  for (const auto& query : saved_queries()) out.push_back({query.name, query.query});
  return out;
}

/// What is wrong with the request, or "".
std::string refuse_unknown(const std::string& what) {
  if (what == "events" || what == "queries") return "";
  return fmt::format("must be events or queries, got '{}'", printable(what));
}

class SamplesCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("WHAT", what_, "events or queries")
        ->required()
        ->check(CLI::Validator(refuse_unknown, ""));
    options.add_option("-o,--output", output_, "Directory to write the samples to")
        ->type_name("DIR")
        ->required();
    options.footer(
        "Writes each sample to a file and prints a line for it, its words with tabs between:\n"
        "  DETAIL-TYPE RULES FILE   an event, and the keys of the names of the rules that match\n"
        "                           it, with commas between; - for the one that none matches\n"
        "  NAME FILE                a saved Logs Insights query\n\n"
        "Example:\n"
        "  sagewatch samples events --output samples");
  }

  int run(Console& console) override {
    PayloadFiles files(output_);
    const auto samples = what_ == "events" ? sample_lines_of_events() : sample_lines_of_queries();
    for (const auto& sample : samples) {
      const auto path = files.write(sample.content);
      if (const auto* wrong = std::get_if<cfn::Diagnostic>(&path)) {
        report(console, {*wrong});
        return exit_bad_input;
      }
      console.out << fmt::format("{}\t{}\n", sample.words, std::get<std::string>(path));
    }
    return exit_done;
  }

 private:
  std::string what_;
  std::string output_;
};

}  // namespace

std::unique_ptr<Command> make_samples_command() { return std::make_unique<SamplesCommand>(); }

}  // namespace sagewatch
