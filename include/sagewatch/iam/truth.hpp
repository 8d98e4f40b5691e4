#pragma once

#include <algorithm>

namespace sagewatch::iam {

/// Three-valued logic: false, unknown, true. In this order the minimum of several values is their
/// conjunction and the maximum their disjunction.
enum class Truth { no, unknown, yes };

inline Truth both(Truth left, Truth right) { return std::min(left, right); }
inline Truth either(Truth left, Truth right) { return std::max(left, right); }

inline Truth negated(Truth truth) {
  if (truth == Truth::unknown) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

inline Truth known(bool value) { return value ? Truth::yes : Truth::no; }

}  // namespace sagewatch::iam
