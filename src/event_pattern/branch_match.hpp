#pragma once

#include <cstdint>
#include <span>

#include "sagewatch/event_pattern/event.hpp"
#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::event_pattern {

/// Whether all fields of `branch` match; `paths` are their paths, Paths::none for fields that the
/// event can't have.
bool branch_matches(const Branch& branch, std::span<const std::uint32_t> paths,
                    const Leaves& leaves);

/// Whether one field matches by itself, independent of the others.
bool field_matches(const Field& field, std::uint32_t path, const Leaves& leaves);

/// The first leaf with this path, or Leaf::none.
std::uint32_t first_leaf(const Leaves& leaves, std::uint32_t path);

}  // namespace sagewatch::event_pattern
