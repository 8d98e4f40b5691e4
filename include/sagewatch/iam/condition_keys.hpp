#pragma once

#include <span>
#include <string_view>

/// The keys of conditions.
namespace sagewatch::iam {

/// Whether two names are of the same key: case doesn't count.
bool same_key(std::string_view left, std::string_view right);

/// Whether it is one of those that IAM documents for all services, such as aws:SourceArn.
bool is_global_key(std::string_view key);

/// Whether a request may have several values of it, so that it needs ForAnyValue or ForAllValues.
/// Keys that services add, not all of them.
std::span<const std::string_view> service_keys();

bool is_multivalued_key(std::string_view key);

}  // namespace sagewatch::iam
