#pragma once

#include <vector>

#include "cli/scripts/script.hpp"

namespace sagewatch {

/// The scripts in organization-deployment and individual-deployment that deploy.
std::vector<Script> deploy_scripts();

/// Those that delete.
std::vector<Script> destroy_scripts();

/// Those beside the folders: what looks after a deployment, and what proves that it works.
std::vector<Script> care_scripts();
std::vector<Script> proof_scripts();

}  // namespace sagewatch
