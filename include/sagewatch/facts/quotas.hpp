#pragma once

#include <cstddef>

/// AWS's quotas that a template can exceed, each with its source. The limits of the small languages
/// are in their readers in src/language.
namespace sagewatch::quota {

/// CloudFormation guide, Understand CloudFormation quotas (AWS fact CF-1). A template in the
/// request, and one in a bucket, in bytes.
inline constexpr std::size_t template_in_request = 51'200;
inline constexpr std::size_t template_in_bucket = 1'000'000;
inline constexpr std::size_t resources = 500;
inline constexpr std::size_t parameters = 200;
inline constexpr std::size_t parameter_value = 4'096;  ///< bytes

/// EventBridge guide, Quotas (AWS fact EB-4). All statements of a bus together, in characters.
inline constexpr std::size_t event_bus_policy = 10'240;
inline constexpr std::size_t rule_targets = 5;
/// An event pattern in characters of compact JSON; up to the second number on request.
inline constexpr std::size_t event_pattern = 2'048;
inline constexpr std::size_t raised_event_pattern = 4'096;
inline constexpr std::size_t input_transformer_variables = 100;

/// IAM guide, IAM and STS quotas (AWS fact IAM-2). Characters without white space.
inline constexpr std::size_t role_name = 64;
inline constexpr std::size_t inline_policies = 10'240;  ///< all of a role together
inline constexpr std::size_t managed_policy = 6'144;
inline constexpr std::size_t trust_policy = 2'048;  ///< up to the second number on request
inline constexpr std::size_t raised_trust_policy = 4'096;
/// Organizations guide, Quotas and service limits: a service control policy. The AWS CLI saves it
/// as printed, so white space counts.
inline constexpr std::size_t service_control_policy = 5'120;

/// CloudWatch guide, CloudWatch service quotas, and SEARCH expression syntax.
inline constexpr std::size_t dashboard_widgets = 500;
inline constexpr std::size_t widget_metrics = 500;
inline constexpr std::size_t dashboard_metrics = 2'500;
inline constexpr std::size_t search_expression = 1'024;
inline constexpr std::size_t metric_math_expression = 2'048;
inline constexpr std::size_t sink_links = 5;  ///< links of an account in a Region

/// CloudWatch Logs guide, CloudWatch Logs quotas (AWS facts LOG-2 and LOG-3).
inline constexpr std::size_t log_group_name = 512;
inline constexpr std::size_t log_resource_policies = 10;  ///< of an account in a Region
inline constexpr std::size_t log_resource_policy = 5'120;
inline constexpr std::size_t queried_log_groups = 50;
inline constexpr std::size_t log_query = 10'000;

/// Lambda guide, Lambda quotas: names and values of all variables together, in bytes.
inline constexpr std::size_t function_environment = 4'096;

}  // namespace sagewatch::quota
