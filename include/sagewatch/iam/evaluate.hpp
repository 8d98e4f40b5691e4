#pragma once

#include <string>

#include "sagewatch/iam/policy.hpp"
#include "sagewatch/iam/request.hpp"

namespace sagewatch::iam {

enum class Outcome {
  allowed,
  explicitly_denied,
  implicitly_denied,  ///< no statement allows it; whether one denies it may not be known
  undecided,          ///< it depends on what is not known
};

/// What a policy says to a request, and why, in a sentence without an end.
struct Verdict {
  Outcome outcome;
  std::string reason;
};

/// Whose policy it is: in a role's own policies there are no principals, the caller is the role.
enum class PolicyKind { of_identity, of_resource };

/// Evaluates one policy by itself. What can't be told from the request, and what this doesn't know
/// of the language (NotPrincipal, operators and keys), makes it undecided wherever it matters.
Verdict evaluate(const Policy& policy, PolicyKind kind, const Request& request);

}  // namespace sagewatch::iam
