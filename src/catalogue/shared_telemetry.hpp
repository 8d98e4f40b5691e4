#pragma once

#include <array>
#include <string>
#include <string_view>

/// What the links of the workload accounts share with the monitoring account. OAM filters metrics
/// by namespace and log groups by name; traces have no filter. AWS fact OAM-3.
namespace sagewatch {

/// The values of the setting `shared-telemetry`.
namespace shared {
inline constexpr std::string_view sagemaker = "sagemaker";
inline constexpr std::string_view all = "all";
}  // namespace shared

/// Namespaces of the metrics that the dashboards read in the workload accounts. Together with those
/// of the event catalogue, which the utilization function reads, they must be shared.
namespace source_namespace {
inline constexpr const char* endpoints = "AWS/SageMaker";
inline constexpr const char* hosts = "/aws/sagemaker/Endpoints";
inline constexpr const char* components = "/aws/sagemaker/InferenceComponents";
inline constexpr const char* pipelines = "AWS/Sagemaker/ModelBuildingPipeline";
inline constexpr const char* rules = "AWS/Events";
inline constexpr std::array all{endpoints, pipelines, hosts, components, rules};
}  // namespace source_namespace

/// The filters of a link that shares SageMaker's telemetry and whatever else is read: SageMaker's
/// namespaces are matched by prefix.
std::string shared_metrics_filter();
std::string shared_log_groups_filter();

/// The filters of a link that shares everything: no name is a colon. It is not documented that
/// omitting a filter in an update removes it, and `*` is documented for updates only: AWS fact
/// OAM-7.
inline constexpr std::string_view every_metric_filter = "Namespace != ':'";
inline constexpr std::string_view every_log_group_filter = "LogGroupName != ':'";

}  // namespace sagewatch
