#include "sagewatch/facts/region.hpp"

#include <algorithm>
#include <array>

#include "sagewatch/facts/scanner.hpp"

namespace sagewatch {
namespace {

/// Longer names first: "north" would hide "northeast".
constexpr std::array<std::string_view, 9> directions{"northeast", "northwest", "southeast",
                                                     "southwest", "north",     "south",
                                                     "east",      "west",      "central"};

struct Partition {
  std::string_view prefix;  ///< of its Regions' names
  std::string_view name;
};

constexpr std::array<Partition, 7> partitions{{{"cn-", "aws-cn"},
                                               {"us-gov-", "aws-us-gov"},
                                               {"eusc-", "aws-eusc"},
                                               {"us-iso-", "aws-iso"},
                                               {"us-isob-", "aws-iso-b"},
                                               {"eu-isoe-", "aws-iso-e"},
                                               {"us-isof-", "aws-iso-f"}}};

}  // namespace

bool is_region(std::string_view text) {
  Scanner scanner(text);
  if (!scanner.literal("us-gov") && !scanner.run(is_lower, 2, 2)) return false;
  if (!scanner.literal("-")) return false;
  const bool somewhere =
      std::ranges::any_of(directions, [&](auto direction) { return scanner.literal(direction); });
  return somewhere && scanner.literal("-") && scanner.run(is_digit, 1, 1) && scanner.done();
}

std::string_view partition_of(std::string_view region) {
  const auto* found = std::ranges::find_if(
      partitions, [&](const Partition& each) { return region.starts_with(each.prefix); });
  return found == partitions.end() ? "aws" : found->name;
}

bool has_archives(std::string_view region) {
  return region != "ca-west-1" && region != "mx-central-1";
}

bool has_keys_of_buses(std::string_view region) { return partition_of(region) != "aws-us-gov"; }

}  // namespace sagewatch
