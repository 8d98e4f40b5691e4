#pragma once

#include <optional>

#include "glob.hpp"
#include "sagewatch/iam/request.hpp"

namespace sagewatch::iam {

/// `text` with the values of its variables, such as `${aws:PrincipalAccount}`, and with its
/// wildcards, if the operator supports them. For a variable without a known value or default,
/// `missing` decides: nothing matches, or the result is unknown.
struct Substitution {
  Glob glob;
  std::optional<Truth> missing = {};
};

Substitution substitute(const cfn::Text& text, bool with_wildcards, bool has_variables,
                        const RequestContext& context);

}  // namespace sagewatch::iam
