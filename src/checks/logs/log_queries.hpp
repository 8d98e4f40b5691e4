#pragma once

#include <functional>
#include <string>
#include <vector>

#include "language/logs_insights.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// A query in Logs Insights QL: of a saved or a scheduled query, or of a dashboard's log widget.
struct LogQuery {
  const Resource* resource;
  const document::Node* place;
  std::string where;  ///< "QueryString", or "widgets[2].properties.query" in a dashboard's body
  std::string text;
  language::logs_insights::Query query;
};

/// Calls back for every query whose text is known at least in part.
void for_each_log_query(const Stack& stack, const std::function<void(const LogQuery&)>& visit);

}  // namespace sagewatch::checks
