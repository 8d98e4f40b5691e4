#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "access/access_grant.hpp"

namespace sagewatch {

/// What a statement leaves implicit because of the resource that has its policy: the principal and
/// the resource.
struct PolicyOwner {
  std::vector<std::string> who =
      {};  ///< for an identity-based policy; else the statement names them
  std::vector<std::string> on =
      {};  ///< for a resource-based policy; `Resource` may be absent, * or unknown
};

/// Adds what each statement of a policy document (JSON, or a string with JSON) grants.
void read_policy(const nlohmann::json& document, const PolicyOwner& owner,
                 const ResourceNames& names, Access& access);

/// Adds what one statement grants.
void read_statement(const nlohmann::json& statement, const PolicyOwner& owner,
                    const ResourceNames& names, Access& access);

}  // namespace sagewatch
