#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "health/finding.hpp"
#include "settings/config.hpp"

/// The policy of the bus that workload accounts send to. Its owner may write it as a whole, as
/// Terraform's `aws_cloudwatch_event_bus_policy` does, and so remove our statements.
namespace sagewatch {

/// The policy of a bus, from the output of `aws events describe-event-bus`, with our statements
/// added to those of others; they replace older ones of ours.
nlohmann::ordered_json policy_with_ours(const Config& config, const nlohmann::json& bus);

/// A finding about what the policy of the deployed bus allows the workload accounts. Its command
/// restores missing statements.
Finding bus_policy_finding(const Config& config, const nlohmann::json& bus);

}  // namespace sagewatch
