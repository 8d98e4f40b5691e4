#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "settings/config.hpp"
#include "stacks/dashboards/choices.hpp"
#include "stacks/dashboards/grid.hpp"
#include "stacks/dashboards/monitoring_resources.hpp"

namespace sagewatch::dashboards {

/// One dashboard, without the top row that every page has.
struct Page {
  std::string_view id;     ///< of the construct
  std::string name;        ///< of the dashboard
  std::string_view title;  ///< the text of links to it
  std::string answers;     ///< the questions that it answers, as a sentence
  std::vector<Choice> choices;
  std::vector<Row> rows;
};

Page landing_page(const Config& config, const MonitoringResources& there);
Page jobs_page(const Config& config);
Page endpoints_page(const Config& config);
Page pipelines_page(const Config& config);
Page hyperpod_page(const Config& config);
Page health_page(const Config& config, const MonitoringResources& there);

/// SageMaker's own metrics of a further Region, which can be viewed only there.
Page metrics_page(const Config& config);

/// The rows of SageMaker's own metrics, of the pages and of metrics_page.
std::vector<Row> endpoint_metrics();
Row pipeline_metrics();

/// A row with links to the metrics of the further Regions; empty if there are none.
std::vector<Row> further_metrics(const Config& config);

/// All pages of the home Region, in the order of their links.
std::vector<Page> pages(const Config& config);

/// The dashboard's body: links to `all` pages at the top, then the rows of the page.
cfn::Object body(const Config& config, const Page& page, const std::vector<Page>& all);

/// A row that says why the metrics of the workload accounts are not here.
Row without_source_metrics();

}  // namespace sagewatch::dashboards
