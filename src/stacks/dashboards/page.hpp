#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "settings/config.hpp"
#include "stacks/dashboards/choices.hpp"
#include "stacks/dashboards/deployed.hpp"
#include "stacks/dashboards/grid.hpp"

namespace sagewatch::dashboards {

/// One dashboard, without the row at its top that every page has.
struct Page {
  std::string_view id;     ///< of the construct
  std::string name;        ///< of the dashboard
  std::string_view title;  ///< as the other pages link to it
  std::string answers;     ///< the questions that it answers, in a sentence
  std::vector<Choice> choices;
  std::vector<Row> rows;
};

Page landing_page(const Config& config, const Deployed& there);
Page jobs_page(const Config& config);
Page endpoints_page(const Config& config);
Page pipelines_page(const Config& config);
Page hyperpod_page(const Config& config);
Page health_page(const Config& config, const Deployed& there);

/// SageMaker's own metrics of a further Region, which are to be seen there alone.
Page metrics_page(const Config& config);

/// The rows of SageMaker's own metrics, of the pages and of metrics_page.
std::vector<Row> endpoint_metrics();
Row pipeline_metrics();

/// A row that leads to the metrics of the further Regions; none without any.
std::vector<Row> further_metrics(const Config& config);

/// All of the above that are in the home Region, in the order in which they link to each other.
std::vector<Page> pages(const Config& config);

/// The dashboard's body: links to `all` pages on top, then the page's rows.
cfn::Object body(const Config& config, const Page& page, const std::vector<Page>& all);

/// A row that says why the metrics of the workload accounts are not here.
Row without_source_metrics();

}  // namespace sagewatch::dashboards
