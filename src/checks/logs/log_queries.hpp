#pragma once

#include <functional>
#include <string>
#include <vector>

#include "language/logs_insights.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// A query in Logs Insights QL, of a saved query, a scheduled query or a dashboard's log widget.
struct LogQuery {
  const Resource* resource;
  const document::Node* place;
  std::string where;  ///< "QueryString", or "widgets[2].properties.query" in a dashboard's body
  std::string text;
  language::logs_insights::Query query;
};

/// Calls back for every query that is at least partly known.
void for_each_log_query(const Template& subject, const std::function<void(const LogQuery&)>& visit);

}  // namespace sagewatch::checks
