#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::event_pattern {

/// How a table finds what a matcher may match: by the whole value, by its beginning or end
/// (`folded` means in lower case), or by a range of numbers or a block of addresses that contains
/// it.
enum class KeyKind : std::uint8_t {
  text,
  number,
  literal,
  prefix,
  suffix,
  folded,
  folded_prefix,
  folded_suffix,
  range,
  block,
};
inline constexpr std::size_t key_kinds = 10;

struct Key {
  KeyKind kind;
  std::string text;
  std::uint32_t size;  ///< of a text its length; of a range or block the exponent of its size
};

/// Keys such that each value that the field matches has one of them; nothing if there are no such
/// keys.
std::optional<std::vector<Key>> keys_of(const Field& field);

/// The key of the aligned range of 2^size numbers that contains `number`.
std::string range_key(Millionths number, std::uint32_t size);

/// The key of the block of 2^size addresses that contains `address`, or nothing if there is none
/// that large.
std::string block_key(const IpAddress& address, std::uint32_t size);

}  // namespace sagewatch::event_pattern
