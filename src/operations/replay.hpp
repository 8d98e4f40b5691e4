#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>

#include "base/timestamp.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// The interval that a person asks to replay, as typed, and the present time.
struct ReplayInterval {
  std::string start;
  std::string end;
  Instant now;
};

/// A replay that AWS would accept.
struct ReplayPlan {
  std::string name;  ///< derived from the interval, so that a second run finds the first
  Instant start;
  Instant end;
  std::string archive;  ///< its description, for people
  std::string archive_arn;
  std::string bus_arn;
  bool may_lack_the_last = false;
};

/// The progress of a replay.
struct ReplayProgress {
  enum class State { running, done, failed } state;
  std::string text;
};

/// A day, a minute or a second, in UTC where no offset is given: `2026-11-22`, `2026-11-22T10:00`.
std::optional<Instant> parse_moment(std::string_view text);

/// Reads the output of `events describe-archive`. E0330 if a time can't be parsed, E0331 if the
/// interval is invalid or not in the archive.
std::variant<ReplayPlan, cfn::Diagnostics> plan_replay(const nlohmann::json& archive,
                                                       const ReplayInterval& interval);

/// Reads the output of `events describe-replay`.
ReplayProgress read_progress(const nlohmann::json& replay);

}  // namespace sagewatch
