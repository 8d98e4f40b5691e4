#pragma once

#include <string_view>
#include <vector>

#include "sagewatch/cfn/text.hpp"
#include "sagewatch/iam/truth.hpp"

namespace sagewatch::iam {

/// One character of a pattern, a wildcard, or an unknown part.
struct GlobToken {
  enum class Kind { character, any, one, unknown };

  Kind kind;
  char32_t character = 0;
  cfn::Reference reference = {};  ///< of what is unknown

  bool operator==(const GlobToken&) const = default;
};

using Glob = std::vector<GlobToken>;

/// `*` matches any characters and `?` one, which may have several bytes.
Glob wildcards(const cfn::Text& text);

/// Every character is literal.
Glob literally(const cfn::Text& text);

/// Whether `value` matches `pattern`. An unknown part is equal only to itself.
Truth matches(const Glob& pattern, const Glob& value);

/// The same, with each of the six parts of an ARN matched separately. For a value that isn't an ARN
/// the result is unknown, unless it can't match.
Truth matches_arn(const Glob& pattern, const Glob& value);

/// All letters in lower case.
Glob lower_case(Glob glob);

}  // namespace sagewatch::iam
