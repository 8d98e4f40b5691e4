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

/// Namespaces of the metrics that the dashboards read in the workload accounts. With those of the
/// event catalogue, which the utilization function reads there, they are what must be shared.
namespace source_namespace {
inline constexpr const char* endpoints = "AWS/SageMaker";
inline constexpr const char* hosts = "/aws/sagemaker/Endpoints";
inline constexpr const char* components = "/aws/sagemaker/InferenceComponents";
inline constexpr const char* pipelines = "AWS/Sagemaker/ModelBuildingPipeline";
inline constexpr const char* rules = "AWS/Events";
inline constexpr std::array all{endpoints, pipelines, hosts, components, rules};
}  // namespace source_namespace

/// The filters of a link that shares what is SageMaker's, and which else is read: one of
/// SageMaker's namespaces stands for all that begin like it.
std::string shared_metrics_filter();
std::string shared_log_groups_filter();

/// Those of a link that shares everything: no name has a colon in front. To leave a filter out when
/// a link is updated is not documented to remove it, and `*` is documented for updates alone: AWS
/// fact OAM-7.
inline constexpr std::string_view every_metric_filter = "Namespace != ':'";
inline constexpr std::string_view every_log_group_filter = "LogGroupName != ':'";

}  // namespace sagewatch
