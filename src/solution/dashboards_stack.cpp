#include "sagewatch/solution/dashboards_stack.hpp"

#include "sagewatch/aws/cloudwatch.hpp"
#include "sagewatch/solution/job_dashboard.hpp"
#include "sagewatch/solution/names.hpp"

namespace sagewatch::solution {

DashboardsStack::DashboardsStack(cfn::Scope scope, const Config&)
    : Stack(std::move(scope), "SageMaker monitoring: the dashboards") {
  add<cloudwatch::Dashboard>("Dashboard", {.name = std::string(names::dashboard),
                                           .body = job_dashboard(names::log_group::ingester)});
  output({.id = std::string(names::output::dashboard_name),
          .description = "CloudWatch dashboard with the jobs of all accounts",
          .value = names::dashboard});
}

}  // namespace sagewatch::solution
