#pragma once

#include "checks/metrics/metric_queries.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

/// Reports ids that are not valid or stand twice, and ids in expressions that nothing has, or that
/// lead back to the expression.
void look_at_metric_ids(const MetricQueries& queries, Findings& findings);

}  // namespace sagewatch::checks
