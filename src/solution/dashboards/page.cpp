#include "page.hpp"

#include "widgets.hpp"

namespace sagewatch::solution::dashboards {
namespace {

/// The console takes a link without a host for one of its own.
cfn::Text link_to(const Page& page) {
  return "[" + cfn::Text(page.title) + "](#dashboards:name=" + page.name + ")";
}

/// The page's own link goes back to everything, whatever was chosen.
Row heading(const Page& page, const std::vector<Page>& all) {
  cfn::Text markdown = "**" + cfn::Text(page.title) + "**: " + page.answers + "\n\n";
  for (const auto& other : all)
    markdown = markdown + link_to(other) + (&other == &all.back() ? "" : " · ");
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
  return {{"start", "-PT24H"},
          {"periodOverride", "inherit"},
          {"variables", variables(config, page.choices)},
          {"widgets", placed(std::move(rows))}};
}

Row without_source_metrics() {
  return {.height = 2,
          .cells = {
              {grid_columns, text("SageMaker's own metrics are in the workload accounts, and "
                                  "`observability-metrics` is off, so they are not shown here.")}}};
}

}  // namespace sagewatch::solution::dashboards
