#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "key.hpp"
#include "sagewatch/event_pattern/paths.hpp"

namespace sagewatch::event_pattern {

/// What a RuleSet is made of; see there.
struct RuleTree {
  struct IndexedBranch {
    std::uint32_t rule;
    Branch fields;
    std::vector<std::uint32_t> paths;  ///< of the fields
  };

  /// The lookups of a node at one path: for each kind of key, the sizes of its keys.
  struct Probe {
    std::uint32_t path;
    std::array<std::vector<std::uint32_t>, key_kinds> sizes = {};  ///< ascending

    const std::vector<std::uint32_t>& sizes_of(KeyKind kind) const {
      return sizes[static_cast<std::size_t>(kind)];
    }
  };

  struct Node {
    std::vector<std::uint32_t> branches = {};  ///< to be looked at
    std::vector<std::uint32_t> probes = {};
  };

  std::uint32_t probe_of(std::uint32_t node, std::uint32_t path) const {
    return probe_index.find((static_cast<std::uint64_t>(node) << 32U) | path, "");
  }

  /// The owner of a probe's children.
  static std::uint64_t family(std::uint32_t probe, KeyKind kind) {
    return static_cast<std::uint64_t>(probe) * key_kinds + static_cast<std::uint64_t>(kind);
  }

  Paths paths = {};
  std::vector<IndexedBranch> branches = {};
  std::vector<Node> nodes = {};  ///< the first is the root
  std::vector<Probe> probes = {};
  TextIndex probe_index = {};  ///< probe by node and path
  TextIndex children = {};     ///< node by family and key
};

RuleTree build_tree(const std::vector<Pattern>& patterns);

}  // namespace sagewatch::event_pattern
