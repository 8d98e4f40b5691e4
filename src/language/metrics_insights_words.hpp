#pragma once

#include <string_view>

namespace sagewatch::language {

/// Whether a word is a reserved keyword of Metrics Insights, in any case.
bool is_reserved_in_metrics_insights(std::string_view word);

}  // namespace sagewatch::language
