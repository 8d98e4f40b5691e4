#pragma once

#include <cstdint>
#include <vector>

#include "sagewatch/event_pattern/event.hpp"

namespace sagewatch::event_pattern {

/// A field of a branch and its relevant leaves, in document order: those that match, or all of them
/// if it must be absent.
struct Candidates {
  bool must_be_absent;
  std::vector<std::uint32_t> leaves;
};

/// Whether there is a choice of one element for each array such that every field has one of its
/// leaves in the chosen elements, and no absent one has. Linear in the leaves for each level of
/// arrays.
bool have_common_elements(const Leaves& leaves, const std::vector<Candidates>& fields);

}  // namespace sagewatch::event_pattern
