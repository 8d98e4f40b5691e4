#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "access/access_grant.hpp"

namespace sagewatch {

/// What a statement leaves unsaid because of where its policy stands: whose it is, and on what.
struct PolicyOwner {
  std::vector<std::string> who = {};  ///< of an identity's policy; else the statement tells
  std::vector<std::string> on =
      {};  ///< of a resource's policy; `Resource` may be absent, * or unknown
};

/// Adds what each statement of a policy document (JSON, or a string that holds it) grants.
void read_policy(const nlohmann::json& document, const PolicyOwner& owner,
                 const ResourceNames& names, Access& access);

/// Adds what one statement grants.
void read_statement(const nlohmann::json& statement, const PolicyOwner& owner,
                    const ResourceNames& names, Access& access);

}  // namespace sagewatch
