#pragma once

#include <cstdint>
#include <vector>

#include "sagewatch/event_pattern/event.hpp"

namespace sagewatch::event_pattern {

/// A field of a branch and the leaves that matter to it, in document order: those that match, or,
/// where it must be absent, all that are there.
struct Candidates {
  bool must_be_absent;
  std::vector<std::uint32_t> leaves;
};

/// Whether there is a choice of one element for each array such that every field has one of its
/// leaves in the chosen elements, and no absent one has. Linear in the leaves for each level of
/// arrays.
bool have_common_elements(const Leaves& leaves, const std::vector<Candidates>& fields);

}  // namespace sagewatch::event_pattern
