#include "key.hpp"

#include <algorithm>
#include <bit>

namespace sagewatch::event_pattern {
namespace {

using Ways = std::vector<Keys>;

/// Parts of a wildcard have 1, 2, 4 or 8 characters, so that a value has few to look up.
constexpr std::size_t largest_part = 8;
constexpr std::size_t most_parts = 64;

Key text_key(KeyKind kind, std::string_view text) {
  return {kind, std::string(text), static_cast<std::uint32_t>(text.size())};
}

Ways by(Key key) { return {{std::move(key)}}; }

/// By the presence of the field: every value has this key.
Ways by_presence() { return by({KeyKind::any, "", 0}); }

Ways by_affix(KeyKind kind, KeyKind folded, std::string_view text, bool ignore_case) {
  return text.empty() ? by_presence() : by(text_key(ignore_case ? folded : kind, text));
}

void add_parts(Ways& out, std::string_view literal) {
  const auto size = std::bit_floor(std::min(literal.size(), largest_part));
  for (std::size_t at = 0; size > 0 && at + size <= literal.size() && at < most_parts; ++at) {
    out.push_back({text_key(KeyKind::part, literal.substr(at, size))});
  }
}

Ways by_literals(const std::vector<std::string>& literals) {
  if (literals.size() == 1) return by(text_key(KeyKind::text, literals.front()));
  Ways out;
  if (!literals.front().empty()) out.push_back({text_key(KeyKind::prefix, literals.front())});
  if (!literals.back().empty()) out.push_back({text_key(KeyKind::suffix, literals.back())});
  for (std::size_t i = 1; i + 1 < literals.size(); ++i) add_parts(out, literals[i]);
  return out.empty() ? by_presence() : out;
}

/// The bytes of an integer, which are never decoded.
template <class Integer>
void append_bytes(std::string& out, Integer value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

struct WaysTo {
  Ways operator()(const Exact& exact) const {
    switch (exact.type) {
      case LeafType::text:
        return by(text_key(KeyKind::text, exact.value));
      case LeafType::number:
        return by(text_key(KeyKind::number, exact.value));
      case LeafType::literal:
        break;
    }
    return by(text_key(KeyKind::literal, exact.value));
  }
  Ways operator()(const Prefix& prefix) const {
    return by_affix(KeyKind::prefix, KeyKind::folded_prefix, prefix.text, prefix.ignore_case);
  }
  Ways operator()(const Suffix& suffix) const {
    return by_affix(KeyKind::suffix, KeyKind::folded_suffix, suffix.text, suffix.ignore_case);
  }
  Ways operator()(const EqualsIgnoreCase& equal) const {
    return by(text_key(KeyKind::folded, equal.text));
  }
  Ways operator()(const Wildcard& wildcard) const { return by_literals(wildcard.literals); }
  /// Two ranges that are no smaller cover it.
  Ways operator()(const NumericRange& range) const {
    const auto width =
        static_cast<std::uint64_t>(std::max<Millionths>(0, range.most - range.least));
    const auto size = static_cast<std::uint32_t>(std::bit_width(width));
    return {{{KeyKind::range, range_key(range.least, size), size},
             {KeyKind::range, range_key(range.most, size), size}}};
  }
  Ways operator()(const InBlock& in) const {
    const auto size = static_cast<std::uint32_t>(in.block.base.bits - in.block.mask);
    return by({KeyKind::block, block_key(in.block.base, size), size});
  }
  Ways operator()(const Exists&) const { return by_presence(); }
  Ways operator()(const AnythingBut&) const { return by_presence(); }
};

}  // namespace

std::vector<Keys> ways_to(const Matcher& matcher) { return std::visit(WaysTo{}, matcher); }

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
