#pragma once

#include <optional>

#include "glob.hpp"
#include "sagewatch/iam/request.hpp"

namespace sagewatch::iam {

/// `text` with the values of its variables, `${aws:PrincipalAccount}` and such, and with its
/// wildcards, if it may have any. A variable without a value, known or default, is what `missing`
/// says: nothing has this form, or it is not known.
struct Substitution {
  Glob glob;
  std::optional<Truth> missing = {};
};

Substitution substitute(const cfn::Text& text, bool with_wildcards, bool has_variables,
                        const RequestContext& context);

}  // namespace sagewatch::iam
