#pragma once

#include <string>
#include <unordered_set>

#include "refusal.hpp"
#include "sagewatch/document/node.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::document {

/// Counts the values of a document and refuses it beyond the bounds.
class Bounds {
 public:
  void enter(std::size_t offset);
  void leave() { --depth_; }
  void count(std::size_t offset);

 private:
  int depth_ = 0;
  std::size_t nodes_ = 0;
};

/// The keys of one object so far, to find duplicates.
class Keys {
 public:
  /// False if the key is a duplicate.
  bool insert(const std::string& key) { return seen_.insert(key).second; }

 private:
  std::unordered_set<std::string> seen_;
};

/// E0404, at the second of two keys.
Refusal key_twice(const std::string& key, std::size_t offset);

}  // namespace sagewatch::document
