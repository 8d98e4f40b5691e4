#pragma once

#include <string_view>
#include <vector>

#include "sagewatch/cfn/text.hpp"
#include "sagewatch/iam/truth.hpp"

namespace sagewatch::iam {

/// One character of a pattern, a wildcard, or something that is not known.
struct GlobToken {
  enum class Kind { character, any, one, unknown };

  Kind kind;
  char character = 0;
  cfn::Reference reference = {};  ///< of what is unknown

  bool operator==(const GlobToken&) const = default;
};

using Glob = std::vector<GlobToken>;

/// `*` stands for any characters and `?` for one.
Glob wildcards(const cfn::Text& text);

/// Every character stands for itself.
Glob literally(const cfn::Text& text);

/// Whether `value` has the form of `pattern`. What is unknown is only equal to itself.
Truth matches(const Glob& pattern, const Glob& value);

/// The same, where each of the six parts of an ARN must have the form of its counterpart. What is
/// no ARN is not known to match or not, but for a form that it can't have.
Truth matches_arn(const Glob& pattern, const Glob& value);

/// The letters A to Z in lower case.
Glob lower_case(Glob glob);

}  // namespace sagewatch::iam
