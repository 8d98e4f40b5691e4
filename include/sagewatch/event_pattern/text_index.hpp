#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace sagewatch::event_pattern {

/// A hash table from an owner and a text to a number. One table serves all nodes of a tree, each of
/// which is an owner: a step costs one probe, regardless of the number of children.
class TextIndex {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  // The slots point into the texts, which keep their addresses when the table is moved.
  TextIndex() = default;
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;
  TextIndex(TextIndex&&) = default;
  TextIndex& operator=(TextIndex&&) = default;
  ~TextIndex() = default;

  /// The number of (owner, text), or none.
  std::uint32_t find(std::uint64_t owner, std::string_view text) const;

  /// The number of (owner, text), which becomes `fresh` if there was none.
  std::uint32_t find_or_insert(std::uint64_t owner, std::string_view text, std::uint32_t fresh);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint64_t owner = 0;
    std::string_view text = {};
    std::uint32_t number = none;
  };

  Slot& slot_of(std::uint64_t hash, std::uint64_t owner, std::string_view text);
  void grow();

  std::deque<std::string> texts_;
  std::vector<Slot> slots_ = std::vector<Slot>(16);
  std::size_t used_ = 0;
};

}  // namespace sagewatch::event_pattern
