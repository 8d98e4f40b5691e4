#include "sagewatch/event_pattern/cidr.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace sagewatch::event_pattern {
namespace {

/// All of `text` as a number of this base, at most `largest`.
std::optional<int> number(std::string_view text, int base, int largest) {
  int out = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out, base);
  const bool whole = error == std::errc{} && stop == end && !text.starts_with('-');
  return whole && out <= largest ? std::optional(out) : std::nullopt;
}

/// Removes and returns `text` up to `separator`, or all of it if there is none.
std::string_view take_part(std::string_view& text, char separator) {
  const auto at = text.find(separator);
  const auto part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

/// "1.2.3.4" as four bytes.
std::optional<std::vector<std::uint8_t>> ipv4_bytes(std::string_view text) {
  if (text.empty() || text.ends_with('.')) return std::nullopt;
  std::vector<std::uint8_t> out;
  while (!text.empty() && out.size() < 5) {
    const auto part = take_part(text, '.');
    const auto byte = part.size() <= 3 ? number(part, 10, 255) : std::nullopt;
    if (!byte) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(*byte));
  }
  return out.size() == 4 ? std::optional(out) : std::nullopt;
}

/// "2001:db8" as bytes, two per group; an IPv4 address may be the last group of the whole address.
std::optional<std::vector<std::uint8_t>> group_bytes(std::string_view text, bool is_last) {
  std::vector<std::uint8_t> out;
  if (text.ends_with(':')) return std::nullopt;
  while (!text.empty() && out.size() <= 16) {
    if (is_last && text.find(':') == std::string_view::npos &&
        text.find('.') != std::string_view::npos) {
      const auto tail = ipv4_bytes(text);
      if (!tail) return std::nullopt;
      out.insert(out.end(), tail->begin(), tail->end());
      return out;
    }
    const auto part = take_part(text, ':');
    const auto group = part.size() <= 4 ? number(part, 16, 0xFFFF) : std::nullopt;
    if (!group) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(*group >> 8));
    out.push_back(static_cast<std::uint8_t>(*group & 0xFF));
  }
  return out;
}

std::optional<IpAddress> parse_ipv6(std::string_view text) {
  const auto gap = text.find("::");
  const bool has_gap = gap != std::string_view::npos;
  const auto head = group_bytes(text.substr(0, gap), !has_gap);
  const auto tail = has_gap ? group_bytes(text.substr(gap + 2), true) : std::vector<std::uint8_t>{};
  if (!head || !tail) return std::nullopt;
  const auto given = head->size() + tail->size();
  if (has_gap ? given > 14 : given != 16) return std::nullopt;
  IpAddress out{.bits = 128};
  std::copy(head->begin(), head->end(), out.bytes.begin());
  std::copy_backward(tail->begin(), tail->end(), out.bytes.end());
  return out;
}

bool is_mapped(const IpAddress& address) {
  constexpr std::array<std::uint8_t, 12> head{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  return address.bits == 128 && std::equal(head.begin(), head.end(), address.bytes.begin());
}

template <class Parse>
std::optional<Cidr> block_of(std::string_view text, Parse parse) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<IpAddress> base = parse(text.substr(0, slash));
  if (!base) return std::nullopt;
  const auto mask = number(text.substr(slash + 1), 10, base->bits);
  return mask ? std::optional(Cidr{*base, *mask}) : std::nullopt;
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text) {
  if (text.find(':') != std::string_view::npos) return parse_ipv6(text);
  const auto bytes = ipv4_bytes(text);
  if (!bytes) return std::nullopt;
  IpAddress out;
  std::copy(bytes->begin(), bytes->end(), out.bytes.begin());
  return out;
}

std::optional<Cidr> parse_cidr(std::string_view text) { return block_of(text, parse_ip); }

std::optional<IpAddress> parse_event_ip(std::string_view text) {
  constexpr auto npos = std::string_view::npos;
  const bool has_tail = text.find(':') != npos && text.find('.') != npos;
  auto out = has_tail ? std::nullopt : parse_ip(text);
  if (!out || !is_mapped(*out)) return out;
  IpAddress mapped;
  std::copy(out->bytes.begin() + 12, out->bytes.end(), mapped.bytes.begin());
  return mapped;
}

std::optional<Cidr> parse_event_cidr(std::string_view text) {
  return block_of(text, parse_event_ip);
}

bool Cidr::contains(const IpAddress& address) const {
  if (address.bits != base.bits) return false;
  for (int bit = 0; bit < mask; bit += 8) {
    const auto i = static_cast<std::size_t>(bit / 8);
    const auto kept = mask - bit >= 8 ? 0xFF : 0xFF << (8 - (mask - bit)) & 0xFF;
    if (((base.bytes[i] ^ address.bytes[i]) & kept) != 0) return false;
  }
  return true;
}

}  // namespace sagewatch::event_pattern
