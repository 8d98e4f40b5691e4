#pragma once

#include <algorithm>

namespace sagewatch::iam {

/// What is known of a statement: false, perhaps, or true. In this order, so that the least of
/// several is their conjunction and the greatest their disjunction.
enum class Truth { no, unknown, yes };

inline Truth both(Truth left, Truth right) { return std::min(left, right); }
inline Truth either(Truth left, Truth right) { return std::max(left, right); }

inline Truth negated(Truth truth) {
  if (truth == Truth::unknown) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

inline Truth known(bool value) { return value ? Truth::yes : Truth::no; }

}  // namespace sagewatch::iam
