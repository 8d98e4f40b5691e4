#include "operations/event_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

struct Wording {
  std::string_view status;
  std::string_view sign;
  std::string_view word;
  Tone tone;
};

constexpr std::array<Wording, 12> wordings{{
    {"CREATE_COMPLETE", "+", "created", Tone::good},
    {"UPDATE_COMPLETE", "~", "updated", Tone::good},
    {"DELETE_COMPLETE", "-", "deleted", Tone::good},
    {"IMPORT_COMPLETE", ">", "imported", Tone::good},
    {"DELETE_SKIPPED", "=", "kept", Tone::caution},
    {"ROLLBACK_IN_PROGRESS", "!", "rolling back", Tone::bad},
    {"UPDATE_ROLLBACK_IN_PROGRESS", "!", "rolling back", Tone::bad},
    {"IMPORT_ROLLBACK_IN_PROGRESS", "!", "rolling back", Tone::bad},
    {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "~", "updated, cleaning up", Tone::good},
    {"UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "!", "rolled back, cleaning up", Tone::bad},
    {"ROLLBACK_COMPLETE", "!", "rolled back", Tone::bad},
    {"UPDATE_ROLLBACK_COMPLETE", "!", "rolled back", Tone::bad},
}};

/// The sign of the line and the words after the type.
struct EventWording {
  std::string sign;
  std::string words;
  Tone tone;
};

std::optional<EventWording> wording_of(const StackEvent& event, const Glyphs& glyphs) {
  if (cancelled(event)) return EventWording{".", "cancelled", Tone::faint};
  if (phase_of(event.status) == Phase::failed) {
    const auto reason = event.reason.empty() ? std::string("AWS gave no reason") : event.reason;
    return EventWording{std::string(glyphs.failed), "failed: " + escape_for_terminal(reason),
                        Tone::bad};
  }
  const auto* known = std::ranges::find(wordings, event.status, &Wording::status);
  if (known != wordings.end()) {
    return EventWording{std::string(known->sign), std::string(known->word), known->tone};
  }
  if (phase_of(event.status) == Phase::running) return std::nullopt;
  return EventWording{"?", escape_for_terminal(event.status), Tone::caution};
}

}  // namespace

std::optional<std::string> event_line(const StackEvent& event, const Operation& operation,
                                      const Style& style, const Glyphs& glyphs) {
  const auto wording = wording_of(event, glyphs);
  if (!wording) return std::nullopt;
  const auto line = fmt::format("{}  {} {}  {}  {}", stopwatch(event.time - operation.started),
                                wording->sign, escape_for_terminal(event.logical_id),
                                escape_for_terminal(event.type), wording->words);
  return style(wording->tone, line);
}

std::string running_text(const Operation& operation, Instant now) {
  std::string out;
  for (const auto& begin : operation.running()) {
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", escape_for_terminal(begin.logical_id),
                       age_text(now - begin.time));
  }
  return out;
}

}  // namespace sagewatch
