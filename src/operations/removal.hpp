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
  std::string physical_id;  ///< empty if AWS never created it
  bool kept = false;        ///< stays in the account, by its DeletionPolicy
  bool ours = false;        ///< has one of our names, or is the key of such an alias
};

/// What happens, or happened, to the resources of a stack when it is deleted.
struct Removal {
  std::string stack;
  std::vector<RemovedResource> resources;  ///< in AWS's order; without those already deleted
};

/// Reads the output of `aws cloudformation describe-stack-resources` for a stack (E0312 if it is
/// something else), and that of get-template for the policies. `names` are ours.
std::optional<Removal> read_removal(const nlohmann::json& resources,
                                    const nlohmann::json& deployed_template,
                                    const std::vector<names::Name>& names,
                                    cfn::Diagnostics& diagnostics);

/// The level of detail.
struct RemovalDetail {
  bool everything = false;  ///< each resource, not only those that are lost or retained
  bool with_data = false;   ///< retained resources that are ours are to be deleted too
};

/// "deletes  26 resources of S", then the data that is lost, then what is retained.
std::string removal_text(const Removal& removal, RemovalDetail detail);

/// The record {stack, resources: [{logicalId, type, physicalId, kept, holds}]} as ASCII JSON.
std::string removal_json(const Removal& removal);

/// The AWS CLI arguments that delete the retained resources that are ours, one per line, as far as
/// a command is known.
std::string removal_commands(const Removal& removal);

/// W0316 for each retained resource that isn't ours, which no command deletes.
cfn::Diagnostics retained_resource_warnings(const Removal& removal);

}  // namespace sagewatch
