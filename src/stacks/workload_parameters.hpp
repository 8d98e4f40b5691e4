#pragma once

#include "sagewatch/cfn/stack.hpp"

/// The parameters of the workload templates. The management stack, or a person who deploys a
/// template by hand, sets their values.
namespace sagewatch::workload_parameters {

cfn::Parameter home_region();
cfn::Parameter monitoring_account_id();
cfn::Parameter monitoring_role_name();
cfn::Parameter event_bus_arn();
cfn::Parameter sink_identifier();
cfn::Parameter service_events();
cfn::Parameter api_events();
cfn::Parameter make_source_role();
cfn::Parameter metrics();
cfn::Parameter logs();
cfn::Parameter traces();
cfn::Parameter shared_telemetry();

}  // namespace sagewatch::workload_parameters
