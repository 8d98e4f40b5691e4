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

std::string kept_text(const Operation& operation, const Teller& teller) {
  std::string out;
  for (const auto& event : operation.kept) {
    if (out.empty()) out = "\nretained, with their data:\n";
    out += fmt::format("  {}  {}  {}\n    {}\n", plain(event.logical_id), plain(event.type),
                       plain(event.physical_id), how_to_delete(event, teller));
  }
  return out;
}

std::string cause_text(const StackEvent& cause, const Style& style) {
  const auto reason = cause.reason.empty() ? "AWS gave no reason" : plain(cause.reason);
  auto out = fmt::format("\n{} {}\n  {}\n", style(Tone::bad, "cause: " + plain(cause.logical_id)),
                         "(" + plain(cause.type) + ")", reason);
  if (const auto advice = advice_for(cause.type, cause.reason)) {
    out += fmt::format("  = help: {}\n", *advice);
  }
  return out;
}

std::string failure_text(const Operation& operation, const Teller& teller, const Style& style,
                         const Glyphs& glyphs) {
  const auto headline =
      fmt::format("{} {} not {} after {}", glyphs.failed, plain(operation.stack),
                  participle(operation.kind), stopwatch(operation.end->time - operation.started));
  auto out = style(Tone::bad, headline) + '\n';
  for (const auto& event : operation.failures) {
    out += fmt::format("  also failed: {} ({}): {}\n", plain(event.logical_id), plain(event.type),
                       event.reason.empty() ? "AWS gave no reason" : plain(event.reason));
  }
  if (operation.cancelled > 0) out += fmt::format("  + {} cancelled\n", operation.cancelled);
  out += fmt::format("  state: {}", plain(operation.status));
  if (const auto advice = advice_for_state(operation.status)) out += fmt::format(": {}", *advice);
  out += '\n' + kept_text(operation, teller);
  return operation.cause ? out + cause_text(*operation.cause, style) : out;
}

std::string success_text(const Operation& operation, const Teller& teller, const Style& style,
                         const Glyphs& glyphs) {
  const int done = operation.done();
  const auto line =
      fmt::format("{} {} {} in {} ({} resource{})", glyphs.done, plain(operation.stack),
                  participle(operation.kind), stopwatch(operation.end->time - operation.started),
                  done, done == 1 ? "" : "s");
  return style(Tone::good, line) + '\n' + kept_text(operation, teller);
}

}  // namespace

std::string_view outcome_of(const Operation& operation) {
  if (!operation.end) return "in-progress";
  return operation.succeeded() ? participle(operation.kind) : "failed";
}

std::string how_to_delete(const StackEvent& kept, const Teller& teller) {
  const auto arn = parse_arn(kept.stack_id);
  return how_to_delete(KeptResource{kept.type, kept.physical_id},
                       {.region = arn ? arn->region : "", .profile = teller.profile});
}

std::string operation_text(const Operation& operation, const Teller& teller, const Style& style,
                           const Glyphs& glyphs) {
  if (operation.succeeded()) return success_text(operation, teller, style, glyphs);
  if (operation.end) return failure_text(operation, teller, style, glyphs);
  const auto running = running_text(operation, teller.now);
  return fmt::format("{} is still {} after {}{}{}\n", plain(operation.stack),
                     operation.status.empty() ? "in progress" : plain(operation.status),
                     stopwatch(teller.now - operation.started), running.empty() ? "" : ": ",
                     running);
}

}  // namespace sagewatch
