#pragma once

#include <functional>
#include <string>

#include "checks/metrics/metric_queries.hpp"
#include "language/metric_search.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// A search for metrics: of the function SEARCH in an expression, or of a dashboard's variable.
struct Search {
  const Resource* resource;
  const document::Node* where;
  std::string name;   ///< which text it stands in: "Metrics[1].Expression"
  std::string text;   ///< that text
  std::size_t begin;  ///< offset of the search in it
  language::MetricSearch found;
  const MetricQuery* query;  ///< whose expression it is; null for a variable's
};

void for_each_search(const Template& subject, const std::function<void(const Search&)>& visit);

}  // namespace sagewatch::checks
