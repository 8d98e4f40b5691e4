#pragma once

#include <optional>
#include <string_view>

#include "base/problem.hpp"

/// The validators of settings. Every function is a Check: it returns what is wrong with one value,
/// and what to write instead.
namespace sagewatch::validators {

std::optional<Problem> region(std::string_view value);
std::optional<Problem> profile(std::string_view value);
std::optional<Problem> ou_path(std::string_view value);  ///< "o-…/r-…/ou-…/", the last "/" too
std::optional<Problem> ou_id(std::string_view value);    ///< "ou-…" or "r-…"
std::optional<Problem> account(std::string_view value);           ///< 12 digits
std::optional<Problem> call_as(std::string_view value);           ///< "self" or "delegated-admin"
std::optional<Problem> shared_telemetry(std::string_view value);  ///< "sagemaker" or "all"
std::optional<Problem> role_name(std::string_view value);
std::optional<Problem> event_bus_arn(std::string_view value);
std::optional<Problem> sink_arn(std::string_view value);
std::optional<Problem> existing_event_bus_arn(std::string_view value);  ///< a custom bus
std::optional<Problem> existing_sink_arn(std::string_view value);
std::optional<Problem> topic_arn(std::string_view value);
std::optional<Problem> encryption(std::string_view value);  ///< "aws", "managed" or a key's ARN
std::optional<Problem> email(std::string_view value);
std::optional<Problem> tag_key(std::string_view value);  ///< what AWS allows, but for commas
std::optional<Problem> name_prefix(
    std::string_view value);  ///< lowercase letters, digits and hyphens
std::optional<Problem> role_path(std::string_view value);             ///< "/a/b/"
std::optional<Problem> permissions_boundary(std::string_view value);  ///< a policy's name, or ARN
std::optional<Problem> tag(std::string_view value);  ///< "key=value", as stack sets allow
std::optional<Problem> true_or_false(std::string_view value);
std::optional<Problem> log_retention_days(std::string_view value);  ///< CloudWatch's own list
std::optional<Problem> days(std::string_view value);                ///< 1 to 3650
std::optional<Problem> jobs(std::string_view value);                ///< 1 to 10000
std::optional<Problem> concurrency(std::string_view value);         ///< 0 to 1000
std::optional<Problem> minutes(std::string_view value);             ///< 20 to 1440

}  // namespace sagewatch::validators
