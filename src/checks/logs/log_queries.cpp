#include "checks/logs/log_queries.hpp"

#include <fmt/format.h>

#include <utility>

#include "checks/dashboards/dashboard.hpp"
#include "checks/parts.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using Visitor = std::function<void(const LogQuery&)>;

/// Whether a query is in Logs Insights QL; SQL and PPL are other languages.
bool is_insights_ql(const Node* language) {
  return language == nullptr || known_text(language) == "CWLI";
}

void visit_query(const Visitor& visit, const Resource& resource, const Node* place,
                 std::string where, const Node* text) {
  auto content = text_or_empty(text);
  if (content.empty() || content.starts_with("${")) return;
  auto query = language::logs_insights::read(content);
  visit({&resource, place, std::move(where), std::move(content), std::move(query)});
}

}  // namespace

void for_each_log_query(const Template& subject, const Visitor& visit) {
  for (const auto* type : {"AWS::Logs::QueryDefinition", "AWS::Logs::ScheduledQuery"}) {
    for (const auto* resource : subject.of_type(type)) {
      if (!is_insights_ql(resource->find("QueryLanguage"))) continue;
      const auto* text = resource->find("QueryString");
      visit_query(visit, *resource, text, "QueryString", text);
    }
  }
  for_each_dashboard(subject, [&](const Dashboard& dashboard) {
    std::size_t index = 0;
    for (const auto& widget : widgets_of(dashboard)) {
      auto where = fmt::format("widgets[{}].properties.query", index++);
      if (text_or_empty(widget.find("type")) != "log") continue;
      if (!is_insights_ql(document::find(&widget, {"properties", "queryLanguage"}))) continue;
      visit_query(visit, *dashboard.resource, dashboard.place, std::move(where),
                  document::find(&widget, {"properties", "query"}));
    }
  });
}

}  // namespace sagewatch::checks
