#include "sagewatch/event_pattern/text_index.hpp"

#include <functional>
#include <utility>

namespace sagewatch::event_pattern {
namespace {

std::uint64_t hash_of(std::uint64_t owner, std::string_view text) {
  std::uint64_t mixed = std::hash<std::string_view>{}(text) ^ (owner * 0x9E3779B97F4A7C15U);
  mixed ^= mixed >> 32U;
  return mixed * 0xD6E8FEB86659FD93U;
}

}  // namespace

std::uint32_t TextIndex::find(std::uint64_t owner, std::string_view text) const {
  const auto hash = hash_of(owner, text);
  const auto mask = slots_.size() - 1;
  for (auto at = hash & mask; slots_[at].number != none; at = (at + 1) & mask) {
    const auto& slot = slots_[at];
    if (slot.hash == hash && slot.owner == owner && slot.text == text) return slot.number;
  }
  return none;
}

TextIndex::Slot& TextIndex::slot_of(std::uint64_t hash, std::uint64_t owner,
                                    std::string_view text) {
  const auto mask = slots_.size() - 1;
  auto at = hash & mask;
  while (slots_[at].number != none) {
    const auto& slot = slots_[at];
    if (slot.hash == hash && slot.owner == owner && slot.text == text) break;
    at = (at + 1) & mask;
  }
  return slots_[at];
}

std::uint32_t TextIndex::find_or_insert(std::uint64_t owner, std::string_view text,
                                        std::uint32_t fresh) {
  const auto hash = hash_of(owner, text);
  auto& slot = slot_of(hash, owner, text);
  if (slot.number != none) return slot.number;
  slot = {hash, owner, texts_.emplace_back(text), fresh};
  if (++used_ * 2 > slots_.size()) grow();
  return fresh;
}

void TextIndex::grow() {
  const auto before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const auto& slot : before) {
    if (slot.number != none) slot_of(slot.hash, slot.owner, slot.text) = slot;
  }
}

}  // namespace sagewatch::event_pattern
