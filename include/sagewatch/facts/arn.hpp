#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagewatch {

/// arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE. Any part but the resource may be empty, or
/// contain a `${AWS::Partition}` that stands for an unknown value.
struct Arn {
  std::string partition;
  std::string service;
  std::string region;
  std::string account;
  std::string resource;
};

/// Whether it has the form of an account id: 12 digits.
bool is_account_id(std::string_view text);

/// Nothing if `text` has fewer than six parts or does not begin with "arn:".
std::optional<Arn> parse_arn(std::string_view text);

}  // namespace sagewatch
