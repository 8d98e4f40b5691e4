#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// Accounts that may send events and share telemetry, as a policy statement names them.
struct Senders {
  std::string id;
  iam::Principal principal;
  cfn::Object conditions = {};
};

/// The organizational units with all their children, the listed accounts, or both.
std::vector<Senders> admitted_senders(const Config& config);

}  // namespace sagewatch
