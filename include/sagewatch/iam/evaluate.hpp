#pragma once

#include <string>

#include "sagewatch/iam/policy.hpp"
#include "sagewatch/iam/request.hpp"

namespace sagewatch::iam {

enum class Outcome {
  allowed,
  explicitly_denied,
  implicitly_denied,  ///< no statement allows it; whether one denies it may be unknown
  undecided,          ///< it depends on unknown values
  invalid,            ///< AWS refuses the policy
};

/// What a policy says about a request, and why, as a sentence without its period.
struct Verdict {
  Outcome outcome;
  std::string reason;
};

/// The kind of policy: a role's own policies have no principals, the caller is the role.
enum class PolicyKind { of_identity, of_resource };

/// Evaluates one policy by itself. Values that the request lacks, and operators and values that IAM
/// does not document, make the result undecided wherever they matter.
Verdict evaluate(const Policy& policy, PolicyKind kind, const Request& request);

}  // namespace sagewatch::iam
