#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/oam.hpp"
#include "settings/config.hpp"

/// Who may share what with the monitoring account.
namespace sagewatch {

/// The resource types that the settings share.
std::vector<std::string> shared_resource_types(const Config& config);

/// The same accounts that the bus admits.
std::vector<oam::Linker> admitted_linkers(const Config& config);

/// The statements that the policy of an existing sink needs.
std::vector<iam::PolicyStatement> statements_for_existing_sink(const Config& config);

}  // namespace sagewatch
