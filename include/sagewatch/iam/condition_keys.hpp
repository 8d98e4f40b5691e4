#pragma once

#include <span>
#include <string_view>

/// Condition keys.
namespace sagewatch::iam {

/// Whether two names mean the same key: they are not case-sensitive.
bool same_key(std::string_view left, std::string_view right);

/// Whether it is a global key, which IAM documents for all services, such as aws:SourceArn.
bool is_global_key(std::string_view key);

/// Whether a request may have several values of it, so that it needs ForAnyValue or ForAllValues.
/// The list of the services' keys is not complete.
std::span<const std::string_view> service_keys();

bool is_multivalued_key(std::string_view key);

}  // namespace sagewatch::iam
