#pragma once

#include <functional>
#include <string>

#include "language/filter_pattern.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// The pattern of a metric filter, a subscription filter (of a log group or an account) or an
/// anomaly detector.
struct FilterPattern {
  const Resource* resource;
  const document::Node* place;
  std::string text;
  language::filter_pattern::Pattern pattern;
};

/// Calls back for every pattern that is at least partly known.
void for_each_filter_pattern(const Template& subject,
                             const std::function<void(const FilterPattern&)>& visit);

}  // namespace sagewatch::checks
