#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "health/finding.hpp"
#include "settings/config.hpp"

/// The policy of the bus that workload accounts send to. Its owner may write it as a whole, as
/// Terraform's `aws_cloudwatch_event_bus_policy` does, and so remove our statements.
namespace sagewatch {

/// The policy of a bus, as `aws events describe-event-bus` printed it, with our statements in it:
/// beside those of others, in the place of older ones of ours.
nlohmann::ordered_json policy_with_ours(const Config& config, const nlohmann::json& bus);

/// What the policy of the deployed bus says to the workload accounts: a finding. The command in it
/// restores what is missing.
Finding bus_policy_finding(const Config& config, const nlohmann::json& bus);

}  // namespace sagewatch
