#include "cli/aws_calls_input.hpp"

namespace sagewatch {

std::optional<ExitCode> read_aws_calls(Console& console, AwsCalls& calls) {
  if (const auto nothing = nothing_to_read(console, "")) {
    report(console, {*nothing});
    return exit_usage;
  }
  JsonDocuments documents("", console.in);
  auto wrong = calls.read(documents);
  if (documents.failed()) wrong = documents.diagnostics().front();
  if (wrong) {
    report(console, {*wrong});
    return exit_bad_input;
  }
  console.log("read {} calls", documents.count());
  return std::nullopt;
}

}  // namespace sagewatch
