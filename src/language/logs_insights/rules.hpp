#pragma once

#include "../logs_insights.hpp"

namespace sagewatch::language::logs_insights {

/// What the guide says of several commands together: how many `stats` there may be, what may stand
/// between them, and which fields they leave. Source: its page "stats", "Use multiple stats
/// commands in a single query".
void apply_rules(Query& query);

}  // namespace sagewatch::language::logs_insights
