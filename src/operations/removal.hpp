#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "console/console.hpp"
#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/names.hpp"

namespace sagewatch {

/// One resource of a stack that is to be deleted. Strings are as AWS gave them.
struct RemovedResource {
  std::string logical_id;
  std::string type;
  std::string physical_id;  ///< empty where AWS never made it
  bool kept = false;        ///< stays in the account, by its DeletionPolicy
  bool ours = false;        ///< has a name that we give, or is the key behind such an alias
};

/// What becomes of a stack's resources when it is deleted, or became when it was.
struct Removal {
  std::string stack;
  std::vector<RemovedResource> resources;  ///< in AWS's order; without those that are gone already
};

/// Reads what `aws cloudformation describe-stack-resources` printed of a stack (E0312 where it is
/// something else), and what get-template printed, for the policies. `names` are those that we
/// give.
std::optional<Removal> read_removal(const nlohmann::json& resources,
                                    const nlohmann::json& deployed_template,
                                    const std::vector<names::Name>& names,
                                    cfn::Diagnostics& diagnostics);

/// How much is told.
struct RemovalDetail {
  bool everything = false;  ///< each resource, not only what is lost and what stays
  bool with_data = false;   ///< what the policies keep is to be deleted too, where it is ours
};

/// "deletes  26 resources of S", then what is lost with them, then what stays.
std::string removal_text(const Removal& removal, RemovalDetail detail);

/// The record {stack, resources: [{logicalId, type, physicalId, kept, holds}]} as ASCII JSON.
std::string removal_json(const Removal& removal);

/// The AWS CLI's arguments that delete what stays and is ours, a line each; what no command is
/// known for is left out.
std::string removal_commands(const Removal& removal);

/// W0316 for each resource that stays and isn't ours, which no command deletes.
cfn::Diagnostics left_alone(const Removal& removal);

}  // namespace sagewatch
