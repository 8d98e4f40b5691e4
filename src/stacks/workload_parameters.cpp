#include "stacks/workload_parameters.hpp"

#include "catalogue/shared_telemetry.hpp"
#include "settings/names.hpp"

namespace sagewatch::workload_parameters {
namespace {

namespace parameter = names::parameter;

cfn::Parameter text(std::string_view id, std::string description, std::string pattern,
                    std::string constraint) {
  return {.id = std::string(id),
          .description = std::move(description),
          .allowed_pattern = std::move(pattern),
          .constraint = std::move(constraint)};
}

cfn::Parameter flag(std::string_view id, std::string description) {
  return {.id = std::string(id),
          .description = std::move(description),
          .default_value = "true",
          .allowed_values = {"true", "false"}};
}

}  // namespace

cfn::Parameter home_region() {
  return text(parameter::home_region, "Region of the monitoring bus", "[a-z]{2}(-[a-z]+)+-[0-9]",
              "a Region, e.g. ap-southeast-2");
}

cfn::Parameter monitoring_account_id() {
  return text(parameter::monitoring_account_id, "Account of the monitoring stack", "[0-9]{12}",
              "12 digits");
}

cfn::Parameter monitoring_role_name() {
  return text(parameter::role_name, "Output MonitoringAccountRoleName of the monitoring stack",
              "[A-Za-z0-9+=,.@_-]{1,64}", "a role's name, not its ARN");
}

cfn::Parameter event_bus_arn() {
  return text(parameter::event_bus_arn,
              "Output MonitoringAccountEventbusARN of the monitoring stack",
              "arn:[^:]+:events:[^:]+:[0-9]{12}:event-bus/.+", "the ARN of an event bus");
}

cfn::Parameter sink_identifier() {
  return text(parameter::sink_identifier,
              "Output MonitoringAccountSinkIdentifier of the monitoring stack",
              "arn:[^:]+:oam:[^:]+:[0-9]{12}:sink/.+", "the ARN of a sink");
}

cfn::Parameter service_events() {
  return flag(parameter::service_events, "Send SageMaker's own events");
}

cfn::Parameter api_events() {
  return flag(parameter::api_events, "Send the CloudTrail events of SageMaker; needs a trail");
}

cfn::Parameter make_source_role() {
  auto out = flag(parameter::make_source_role, "Let the monitoring role look up SageMaker jobs");
  out.default_value = "false";
  return out;
}

cfn::Parameter metrics() { return flag(parameter::metrics, "Share metrics"); }
cfn::Parameter logs() { return flag(parameter::logs, "Share log groups"); }
cfn::Parameter traces() { return flag(parameter::traces, "Share traces"); }

cfn::Parameter shared_telemetry() {
  return {.id = std::string(parameter::shared_telemetry),
          .description = "Which metrics and log groups",
          .default_value = std::string(shared::sagemaker),
          .allowed_values = {std::string(shared::sagemaker), std::string(shared::all)}};
}

}  // namespace sagewatch::workload_parameters
