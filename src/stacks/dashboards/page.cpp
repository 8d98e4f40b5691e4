#include "stacks/dashboards/page.hpp"

#include <span>

#include "settings/regions.hpp"
#include "stacks/dashboards/widgets.hpp"

namespace sagewatch::dashboards {
namespace {

/// The console takes a link without a host for one of its own.
cfn::Text link_to(const Page& page) {
  return "[" + cfn::Text(page.title) + "](#dashboards:name=" + page.name + ")";
}

/// The first page links to all others, which link back. A page's own link goes back to everything,
/// whatever was chosen.
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
  const auto there = deployed(config);
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
  Page page{.id = "Metrics",
            .name = config.named(names::dashboard::metrics),
            .title = "Metrics",
            .answers = "what SageMaker measures in this Region; what happened is on the others",
            .choices = {},
            .rows = endpoint_metrics()};
  page.rows.push_back(pipeline_metrics());
  return page;
}

std::vector<Row> further_metrics(const Config& config) {
  cfn::Text markdown = "The metrics below are of the home Region. Those of others:";
  const auto regions = further_regions(config);
  if (regions.empty()) return {};
  const auto name = config.named(names::dashboard::metrics);
  for (const auto& region : regions) {
    markdown = markdown + " [" + region + "](#dashboards:name=" + name + "-" + region + ")";
  }
  return {{.height = 2, .cells = {{grid_columns, text(std::move(markdown))}}}};
}

Row without_source_metrics() {
  return {.height = 2,
          .cells = {
              {grid_columns, text("SageMaker's own metrics are in the workload accounts, and "
                                  "`observability-metrics` is off, so they are not shown here.")}}};
}

}  // namespace sagewatch::dashboards
