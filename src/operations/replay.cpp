#include "operations/replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// The AWS CLI v2 prints a string, v1 the seconds since 1970.
std::optional<Instant> instant_of(const json& document, const char* name) {
  const auto* value = member(document, name);
  if (!value) return std::nullopt;
  if (value->is_string()) return parse_timestamp(value->get<std::string>());
  if (!value->is_number() || value->get<double>() < 0 || value->get<double>() > 1e11)
    return std::nullopt;
  return Instant(Duration(static_cast<long long>(value->get<double>() * 1000)));
}

long long whole_number(const json& document, const char* name) {
  const auto* value = member(document, name);
  return value && value->is_number_integer() ? value->get<long long>() : 0;
}

/// The oldest time in the archive: its creation, or the end of its retention.
Instant oldest(const json& archive, Instant now) {
  constexpr long long most_days = 100'000;
  const auto created = instant_of(archive, "CreationTime").value_or(Instant{});
  const auto days = std::clamp(whole_number(archive, "RetentionDays"), 0LL, most_days);
  return days == 0 ? created : std::max(created, now - std::chrono::days(days));
}

std::string archive_text(const json& archive) {
  const auto days = whole_number(archive, "RetentionDays");
  return fmt::format("{} with {} events, {}",
                     escape_for_terminal(text_of(archive, "ArchiveName").value_or("")),
                     whole_number(archive, "EventCount"),
                     days == 0 ? "kept forever" : fmt::format("kept for {} days", days));
}

/// "20261122T100000Z"
std::string compact(Instant instant) {
  auto text = timestamp_text(instant);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

cfn::Diagnostic unreadable_time(std::string_view flag, const std::string& text) {
  return {.id = "E0330",
          .message = fmt::format("'{}' must be a time, got '{}'", flag, printable(text)),
          .hint =
              "write 2026-11-22, 2026-11-22T10:00 or 2026-11-22T10:00:00+01:00; times without an "
              "offset are UTC"};
}

cfn::Diagnostic invalid_interval(std::string message, std::string hint) {
  return {.id = "E0331", .message = std::move(message), .hint = std::move(hint)};
}

/// Why AWS would refuse the interval, or find nothing in it.
std::optional<cfn::Diagnostic> interval_refusal(const json& archive, Instant start, Instant end,
                                                Instant now) {
  const auto first = oldest(archive, now);
  if (end <= start) {
    return invalid_interval(fmt::format("'--end' is {}, which is not after '--start', {}",
                                        timestamp_text(end), timestamp_text(start)),
                            "give the earlier time with --start");
  }
  if (end > now) {
    return invalid_interval(fmt::format("'--end' is {}, which is after the present time, {}",
                                        timestamp_text(end), timestamp_text(now)),
                            "give a time in the past; times without an offset are UTC");
  }
  if (start < first) {
    return invalid_interval(
        fmt::format("'--start' is {1}, but the archive starts at {0}", timestamp_text(first),
                    timestamp_text(start)),
        fmt::format("give --start {} or later", timestamp_text(first + Duration(999))));
  }
  return std::nullopt;
}

int percent_of(const json& replay, Instant at) {
  const auto start = instant_of(replay, "EventStartTime");
  const auto end = instant_of(replay, "EventEndTime");
  if (!start || !end || *end <= *start) return 0;
  return static_cast<int>(std::clamp<long long>((at - *start) * 100 / (*end - *start), 0, 100));
}

std::string reason_of_state(const json& replay) {
  const auto reason = text_of(replay, "StateReason");
  return reason ? ": " + escape_for_terminal(*reason) : "";
}

}  // namespace

std::optional<Instant> parse_moment(std::string_view text) {
  constexpr std::string_view day = "2026-11-22";
  constexpr std::string_view minute = "2026-11-22T10:00";
  std::string whole(text);
  if (text.size() == day.size()) whole += "T00:00:00";
  if (text.size() == minute.size()) whole += ":00";
  return parse_timestamp(whole);
}

std::variant<ReplayPlan, cfn::Diagnostics> plan_replay(const json& archive,
                                                       const ReplayInterval& interval) {
  const auto start = parse_moment(interval.start);
  const auto end = parse_moment(interval.end);
  cfn::Diagnostics wrong;
  if (!start) wrong.push_back(unreadable_time("--start", interval.start));
  if (!end) wrong.push_back(unreadable_time("--end", interval.end));
  if (!start || !end) return wrong;
  if (const auto refused = interval_refusal(archive, *start, *end, interval.now)) {
    return cfn::Diagnostics{*refused};
  }
  return ReplayPlan{.name = "sagewatch-" + compact(*start) + "-" + compact(*end),
                    .start = *start,
                    .end = *end,
                    .archive = archive_text(archive),
                    .archive_arn = text_of(archive, "ArchiveArn").value_or(""),
                    .bus_arn = text_of(archive, "EventSourceArn").value_or(""),
                    .may_lack_the_last = *end > interval.now - std::chrono::minutes(10)};
}

ReplayProgress read_progress(const json& replay) {
  const auto state = text_of(replay, "State").value_or("");
  const auto last = instant_of(replay, "EventLastReplayedTime");
  const auto until = last ? " up to " + timestamp_text(*last) : std::string();
  if (state == "COMPLETED") {
    return {ReplayProgress::State::done, "replayed: all events of the interval were sent"};
  }
  if (state == "FAILED" || state == "CANCELLED") {
    return {ReplayProgress::State::failed,
            fmt::format("the replay {}{}{}", state == "FAILED" ? "failed" : "was cancelled",
                        last ? ", replayed" + until : "", reason_of_state(replay))};
  }
  if (!last) return {ReplayProgress::State::running, "the replay is starting"};
  return {ReplayProgress::State::running,
          fmt::format("replayed{} ({} %)", until, percent_of(replay, *last))};
}

}  // namespace sagewatch
