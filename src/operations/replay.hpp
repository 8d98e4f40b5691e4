#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>

#include "base/timestamp.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// What a person wants to have replayed, as it was typed, and the time.
struct ReplayWish {
  std::string start;
  std::string end;
  Instant now;
};

/// A replay that AWS would take.
struct ReplayPlan {
  std::string name;  ///< the same for the same interval, so that a second run finds the first
  Instant start;
  Instant end;
  std::string archive;  ///< what is known of it, for a person
  bool may_lack_the_last = false;
};

/// How far a replay is.
struct ReplayProgress {
  enum class State { running, done, failed } state;
  std::string text;
};

/// A day, a minute or a second, in UTC where no offset is given: `2026-11-22`, `2026-11-22T10:00`.
std::optional<Instant> parse_moment(std::string_view text);

/// Of what `events describe-archive` printed. E0330 where a time can't be read, E0331 where the
/// archive has nothing of the interval.
std::variant<ReplayPlan, cfn::Diagnostics> plan_replay(const nlohmann::json& archive,
                                                       const ReplayWish& wish);

/// Of what `events describe-replay` printed.
ReplayProgress read_progress(const nlohmann::json& replay);

}  // namespace sagewatch
