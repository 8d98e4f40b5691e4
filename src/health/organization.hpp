#pragma once

#include <optional>
#include <string>

#include "aws_cli/aws_calls.hpp"
#include "settings/config.hpp"

namespace sagewatch {

inline constexpr auto organization_call = "organizations describe-organization";

struct Organization {
  std::string id;                  ///< "o-…"
  std::string management_account;  ///< 12 digits

  /// Whether it has one of the OUs of `workload-ou-paths`.
  bool has_unit_of(const Config& config) const;
};

/// The caller's; absent if the call was not made, failed or returned something else.
std::optional<Organization> organization_in(const AwsCalls& answers);

}  // namespace sagewatch
