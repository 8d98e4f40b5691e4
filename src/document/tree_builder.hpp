#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bounds.hpp"

namespace sagewatch::document {

/// Builds a tree from a parser's events: scalars, beginnings and ends. Throws Refusal for keys that
/// are not strings or are duplicates, and beyond the bounds.
class TreeBuilder {
 public:
  void scalar(Node node, const std::string& tag);
  void begin_list(std::size_t offset, const std::string& tag);
  void begin_object(std::size_t offset, const std::string& tag);
  void end();

  /// Whether the next value is a key of an object.
  bool expects_key() const;
  /// True if no list or object is open: the next value is the root.
  bool at_root() const { return open_.empty(); }
  Node take_root() { return std::move(root_); }

 private:
  /// An unfinished list or object.
  struct Open {
    Node node;
    std::string tag;
    Keys keys = {};
    std::optional<std::string> key = {};  ///< of the member whose value is next
    std::uint32_t key_offset = 0;
  };

  void open(Node node, const std::string& tag);
  void put(Node node, const std::string& tag);
  static void put_key(Open& object, const Node& node);

  std::vector<Open> open_;
  Node root_;
  Bounds bounds_;
};

}  // namespace sagewatch::document
