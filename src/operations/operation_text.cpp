#include "operations/operation_text.hpp"

#include <fmt/format.h>

#include "base/plain_text.hpp"
#include "operations/deletion_command.hpp"
#include "operations/event_line.hpp"
#include "operations/failure_advice.hpp"
#include "sagewatch/facts/arn.hpp"

namespace sagewatch {
namespace {

std::string_view participle(OperationKind kind) {
  switch (kind) {
    case OperationKind::create:
      return "created";
    case OperationKind::update:
      return "updated";
    case OperationKind::remove:
      return "deleted";
    case OperationKind::import:
      return "imported";
    case OperationKind::other:
      break;
  }
  return "done";
}

std::string kept_text(const Operation& operation, const ReportContext& context) {
  std::string out;
  for (const auto& event : operation.kept) {
    if (out.empty()) out = "\nretained, with their data:\n";
    out += fmt::format("  {}  {}  {}\n    {}\n", escape_for_terminal(event.logical_id),
                       escape_for_terminal(event.type), escape_for_terminal(event.physical_id),
                       how_to_delete(event, context));
  }
  return out;
}

std::string cause_text(const StackEvent& cause, const Style& style) {
  const auto reason =
      cause.reason.empty() ? "AWS gave no reason" : escape_for_terminal(cause.reason);
  auto out = fmt::format("\n{} {}\n  {}\n",
                         style(Tone::bad, "cause: " + escape_for_terminal(cause.logical_id)),
                         "(" + escape_for_terminal(cause.type) + ")", reason);
  if (const auto advice = advice_for(cause.type, cause.reason)) {
    out += fmt::format("  = help: {}\n", *advice);
  }
  return out;
}

std::string failure_text(const Operation& operation, const ReportContext& context,
                         const Style& style, const Glyphs& glyphs) {
  const auto headline =
      fmt::format("{} {} not {} after {}", glyphs.failed, escape_for_terminal(operation.stack),
                  participle(operation.kind), stopwatch(operation.end->time - operation.started));
  auto out = style(Tone::bad, headline) + '\n';
  for (const auto& event : operation.failures) {
    out += fmt::format(
        "  also failed: {} ({}): {}\n", escape_for_terminal(event.logical_id),
        escape_for_terminal(event.type),
        event.reason.empty() ? "AWS gave no reason" : escape_for_terminal(event.reason));
  }
  if (operation.cancelled > 0) out += fmt::format("  + {} cancelled\n", operation.cancelled);
  out += fmt::format("  state: {}", escape_for_terminal(operation.status));
  if (const auto advice = advice_for_state(operation.status)) out += fmt::format(": {}", *advice);
  out += '\n' + kept_text(operation, context);
  return operation.cause ? out + cause_text(*operation.cause, style) : out;
}

std::string success_text(const Operation& operation, const ReportContext& context,
                         const Style& style, const Glyphs& glyphs) {
  const int done = operation.done();
  const auto line =
      fmt::format("{} {} {} in {} ({} resource{})", glyphs.done,
                  escape_for_terminal(operation.stack), participle(operation.kind),
                  stopwatch(operation.end->time - operation.started), done, done == 1 ? "" : "s");
  return style(Tone::good, line) + '\n' + kept_text(operation, context);
}

}  // namespace

std::string_view outcome_of(const Operation& operation) {
  if (!operation.end) return "in-progress";
  return operation.succeeded() ? participle(operation.kind) : "failed";
}

std::string how_to_delete(const StackEvent& kept, const ReportContext& context) {
  const auto arn = parse_arn(kept.stack_id);
  return how_to_delete(KeptResource{kept.type, kept.physical_id},
                       {.region = arn ? arn->region : "", .profile = context.profile});
}

std::string operation_text(const Operation& operation, const ReportContext& context,
                           const Style& style, const Glyphs& glyphs) {
  if (operation.succeeded()) return success_text(operation, context, style, glyphs);
  if (operation.end) return failure_text(operation, context, style, glyphs);
  const auto running = running_text(operation, context.now);
  return fmt::format(
      "{} is still {} after {}{}{}\n", escape_for_terminal(operation.stack),
      operation.status.empty() ? "in progress" : escape_for_terminal(operation.status),
      stopwatch(context.now - operation.started), running.empty() ? "" : ": ", running);
}

}  // namespace sagewatch
