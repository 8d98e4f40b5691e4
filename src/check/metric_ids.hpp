#pragma once

#include "metric_queries.hpp"
#include "sagewatch/check/findings.hpp"

namespace sagewatch::check {

/// Reports ids that are not valid or stand twice, and ids in expressions that nothing has.
void look_at_metric_ids(const MetricQueries& queries, Findings& findings);

}  // namespace sagewatch::check
