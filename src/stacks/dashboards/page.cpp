#include "stacks/dashboards/page.hpp"

#include <span>

#include "settings/regions.hpp"
#include "stacks/dashboards/widgets.hpp"

namespace sagewatch::dashboards {
namespace {

/// The console resolves a link without a host as its own.
cfn::Text link_to(const Page& page) {
  return "[" + cfn::Text(page.title) + "](#dashboards:name=" + page.name + ")";
}

/// The first page links to all others, which link back. The link of a page to itself resets the
/// selections.
Row heading(const Page& page, const std::vector<Page>& all) {
  cfn::Text markdown = "**" + cfn::Text(page.title) + "**: " + page.answers + "\n\n";
  markdown = markdown + link_to(all.front());
  for (const auto& other : std::span(all).subspan(1)) {
    if (page.id == all.front().id || page.id == other.id)
      markdown = markdown + " | " + link_to(other);
  }
  return {.height = 2, .cells = {{grid_columns, text(std::move(markdown))}}};
}

}  // namespace

std::vector<Page> pages(const Config& config) {
  const auto there = monitoring_resources(config);
  return {landing_page(config, there), jobs_page(config),     endpoints_page(config),
          pipelines_page(config),      hyperpod_page(config), health_page(config, there)};
}

cfn::Object body(const Config& config, const Page& page, const std::vector<Page>& all) {
  std::vector<Row> rows{heading(page, all)};
  rows.insert(rows.end(), page.rows.begin(), page.rows.end());
  cfn::Object out{{"start", "-PT24H"}, {"periodOverride", "inherit"}};
  if (!page.choices.empty()) out.set("variables", variables(config, page.choices));
  out.set("widgets", placed(std::move(rows)));
  return out;
}

Page metrics_page(const Config& config) {
  Page page{
      .id = "Metrics",
      .name = config.named(names::dashboard::metrics),
      .title = "Metrics",
      .answers = "SageMaker's own metrics in this Region; what happened is on the other dashboards",
      .choices = {},
      .rows = endpoint_metrics()};
  page.rows.push_back(pipeline_metrics());
  return page;
}

std::vector<Row> further_metrics(const Config& config) {
  cfn::Text markdown = "The metrics below are those of the home Region. Other Regions:";
  const auto regions = further_regions(config);
  if (regions.empty()) return {};
  const auto name = config.named(names::dashboard::metrics);
  for (const auto& region : regions) {
    markdown = markdown + " [" + region + "](#dashboards:name=" + name + "-" + region + ")";
  }
  return {{.height = 2, .cells = {{grid_columns, text(std::move(markdown))}}}};
}

Row without_source_metrics() {
  return {
      .height = 2,
      .cells = {{grid_columns, text("SageMaker's own metrics are in the workload accounts and are "
                                    "not shown here, since `observability-metrics` is off.")}}};
}

}  // namespace sagewatch::dashboards
