#pragma once

#include <string_view>

#include "cursor.hpp"
#include "problem.hpp"

namespace sagewatch::language {

/// One of the six fields of a cron expression.
struct CronField {
  std::string_view name;  ///< "day-of-month"
  int least;
  int most;
  std::string_view wildcards;   ///< the special characters `?`, `L`, `W` and `#` that it accepts
  std::string_view names = {};  ///< for its numbers, three letters each: "SUNMON…"
  std::string_view names_from_to = {};  ///< "SUN to SAT"
};

/// Reads one field up to the next space or `)`, and adds its problems.
void read_cron_field(Cursor& cursor, const CronField& field, Problems& problems);

}  // namespace sagewatch::language
