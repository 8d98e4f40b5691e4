#pragma once

#include "../logs_insights.hpp"

namespace sagewatch::language::logs_insights {

/// The guide's rules for combinations of commands: how many `stats` there may be, what is allowed
/// between them, and which fields they return. Source: its page "stats", "Use multiple stats
/// commands in a single query".
void apply_rules(Query& query);

}  // namespace sagewatch::language::logs_insights
