#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sagewatch::event_pattern {

/// An IPv4 or IPv6 address.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};  ///< in network order; IPv4 takes the first four
  int bits = 32;                         ///< 32 or 128
};

/// "10.0.0.1" or "2001:db8::1" (also with an IPv4 tail); nothing for anything else.
std::optional<IpAddress> parse_ip(std::string_view text);

/// A block of addresses.
struct Cidr {
  IpAddress base;
  int mask = 0;  ///< leading bits that an address shares with `base`

  bool contains(const IpAddress& address) const;
};

/// "10.0.0.0/8", "2001:db8::/32"; the bits of the address after the mask don't count.
std::optional<Cidr> parse_cidr(std::string_view text);

/// The same in events and their patterns, as Event Ruler reads them: an IPv4-mapped address such as
/// ::ffff:a00:1 is the IPv4 address, and one with an IPv4 tail is none.
std::optional<IpAddress> parse_event_ip(std::string_view text);
std::optional<Cidr> parse_event_cidr(std::string_view text);

}  // namespace sagewatch::event_pattern
