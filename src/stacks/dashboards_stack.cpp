#include "stacks/dashboards_stack.hpp"

#include "catalogue/saved_queries.hpp"
#include "sagewatch/aws/cloudwatch.hpp"
#include "sagewatch/aws/logs.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "settings/names.hpp"
#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/widgets.hpp"

namespace sagewatch {
namespace {

/// "Who did it" becomes "WhoDidIt".
std::string logical_name(std::string_view name) {
  std::string out;
  bool first = true;
  for (const char c : name) {
    if (c != ' ') out += first && is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    first = c == ' ';
  }
  return out;
}

names::Base log_group_of(std::string_view group) {
  if (group == "service-events") return names::log_group::service_events;
  return group == "api-events" ? names::log_group::api_events : names::log_group::ingester;
}

void add_query(cfn::Stack& stack, const Config& config, const SavedQuery& query) {
  std::vector<cfn::Text> groups;
  for (const auto& group : query.groups) groups.emplace_back(config.named(log_group_of(group)));
  stack.add<logs::QueryDefinition>("Query" + logical_name(query.name),
                                   {.name = config.named(names::query_folder) + query.name,
                                    .query = query.query,
                                    .log_groups = std::move(groups)});
}

}  // namespace

DashboardsStack::DashboardsStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::dashboards)) {
  const auto pages = dashboards::pages(config);
  for (const auto& page : pages) {
    add<cloudwatch::Dashboard>(std::string(page.id),
                               {.name = page.name,
                                .body = dashboards::body(config, page, pages),
                                .shorthands = dashboards::shorthands(config)});
  }
  for (const auto& query : saved_queries()) add_query(*this, config, query);
  output({.id = std::string(names::output::dashboard_name),
          .description = "CloudWatch dashboard to start with",
          .value = config.named(names::dashboard::landing)});
}

}  // namespace sagewatch
