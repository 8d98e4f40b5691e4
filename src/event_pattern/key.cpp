#include "key.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

namespace sagewatch::event_pattern {
namespace {

using Keys = std::vector<Key>;

Key text_key(KeyKind kind, const std::string& text) {
  return {kind, text, static_cast<std::uint32_t>(text.size())};
}

Keys affix(KeyKind kind, KeyKind folded, const std::string& text, bool ignore_case) {
  if (text.empty()) return {};
  return {text_key(ignore_case ? folded : kind, text)};
}

/// The bytes of an integer, which are never decoded.
template <class Integer>
void append_bytes(std::string& out, Integer value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

struct KeysOf {
  Keys operator()(const Exact& exact) const {
    switch (exact.type) {
      case LeafType::text:
        return {text_key(KeyKind::text, exact.value)};
      case LeafType::number:
        return {text_key(KeyKind::number, exact.value)};
      case LeafType::literal:
        break;
    }
    return {text_key(KeyKind::literal, exact.value)};
  }
  Keys operator()(const Prefix& prefix) const {
    return affix(KeyKind::prefix, KeyKind::folded_prefix, prefix.text, prefix.ignore_case);
  }
  Keys operator()(const Suffix& suffix) const {
    return affix(KeyKind::suffix, KeyKind::folded_suffix, suffix.text, suffix.ignore_case);
  }
  Keys operator()(const EqualsIgnoreCase& equal) const {
    return {text_key(KeyKind::folded, equal.text)};
  }
  Keys operator()(const Wildcard& wildcard) const {
    const auto& literals = wildcard.literals;
    if (literals.size() == 1) return {text_key(KeyKind::text, literals.front())};
    if (!literals.front().empty()) return {text_key(KeyKind::prefix, literals.front())};
    return affix(KeyKind::suffix, KeyKind::suffix, literals.back(), false);
  }
  /// Two ranges that are no smaller cover it.
  Keys operator()(const NumericRange& range) const {
    const auto width = static_cast<std::uint64_t>(range.most - range.least);
    const auto size = static_cast<std::uint32_t>(std::bit_width(width));
    return {{KeyKind::range, range_key(range.least, size), size},
            {KeyKind::range, range_key(range.most, size), size}};
  }
  Keys operator()(const InBlock& in) const {
    const auto size = static_cast<std::uint32_t>(in.block.base.bits - in.block.mask);
    return {{KeyKind::block, block_key(in.block.base, size), size}};
  }
  Keys operator()(const Exists&) const { return {}; }
  Keys operator()(const AnythingBut&) const { return {}; }
};

}  // namespace

std::optional<std::vector<Key>> keys_of(const Field& field) {
  Keys out;
  for (const auto& matcher : field.matchers) {
    auto keys = std::visit(KeysOf{}, matcher);
    if (keys.empty()) return std::nullopt;
    std::ranges::move(keys, std::back_inserter(out));
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::string range_key(Millionths number, std::uint32_t size) {
  std::string out;
  append_bytes(out, size);
  append_bytes(out, number >> size);
  return out;
}

std::string block_key(const IpAddress& address, std::uint32_t size) {
  if (size > static_cast<std::uint32_t>(address.bits)) return {};
  std::string out;
  append_bytes(out, address.bits);
  append_bytes(out, size);
  const auto kept = static_cast<std::uint32_t>(address.bits) - size;
  for (std::uint32_t bit = 0; bit < kept; bit += 8) {
    const auto mask = kept - bit >= 8 ? 0xFFU : 0xFFU << (8 - (kept - bit));
    out += static_cast<char>(address.bytes[bit / 8] & mask);
  }
  return out;
}

}  // namespace sagewatch::event_pattern
