#pragma once

#include <string_view>

#include "sagewatch/language/problem.hpp"

/// What the function SEARCH of metric math looks for:
///
///     {Namespace,Dimension,…} term "exact term" MetricName="…" AND (… OR …) NOT …
///
/// The schema in braces or the terms may be absent. Source: CloudWatch user guide, "CloudWatch
/// search expression syntax".
namespace sagewatch::language {

/// The problems of a search, with offsets within `search`, which is without the quotes around it.
Problems read_metric_search(std::string_view search);

}  // namespace sagewatch::language
