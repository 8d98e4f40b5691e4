#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sagewatch/iam/condition_operator.hpp"
#include "sagewatch/iam/request.hpp"
#include "sagewatch/iam/truth.hpp"

namespace sagewatch::iam {

/// What a condition operator does with one value of the policy and one of the request.
struct Comparison {
  using Compare = Truth (*)(const cfn::Text& wanted, const cfn::Text& given, bool has_variables,
                            const RequestContext& context);

  std::string_view name;   ///< "StringLike"
  ValueKind kind;          ///< for messages
  Compare compare;         ///< true if it matches, even for a negated operator
  bool negated = false;    ///< it requires that nothing matches
  std::string_view words;  ///< "like", for sentences
};

/// Every operator but Null, which compares with no value.
std::span<const Comparison> every_comparison();

/// The operator of this name, without its quantifier and IfExists; null if unknown.
const Comparison* find_comparison(std::string_view name);

}  // namespace sagewatch::iam
