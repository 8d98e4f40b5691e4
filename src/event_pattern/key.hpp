#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::event_pattern {

/// How a table finds what a matcher may match: by the whole value, by its beginning, end or any
/// part of it (`folded` means in lower case), by a range of numbers or a block of addresses that
/// contains it, or by any value at all.
enum class KeyKind : std::uint8_t {
  text,
  number,
  literal,
  prefix,
  suffix,
  part,
  folded,
  folded_prefix,
  folded_suffix,
  range,
  block,
  any,
};
inline constexpr std::size_t key_kinds = 12;

struct Key {
  KeyKind kind;
  std::string text;
  std::uint32_t size;  ///< of a text its length; of a range or block the exponent of its
                       ///< size
};

/// Keys such that each value that a matcher accepts has one of them.
using Keys = std::vector<Key>;

/// The alternatives for a matcher, at least one: a wildcard can be found by its beginning, by its
/// end and by each part between two stars.
std::vector<Keys> ways_to(const Matcher& matcher);

/// The key of the aligned range of 2^size numbers that contains `number`.
std::string range_key(Millionths number, std::uint32_t size);

/// The key of the block of 2^size addresses that contains `address`, or nothing if there is none
/// that large.
std::string block_key(const IpAddress& address, std::uint32_t size);

}  // namespace sagewatch::event_pattern
