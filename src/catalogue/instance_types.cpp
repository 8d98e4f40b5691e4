#include "catalogue/instance_types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "catalogue/data_file.hpp"
#include "embedded.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch {
namespace {

constexpr int most_cores = 1024;

using Seen = std::set<std::string>;
using document::Member;
using document::Node;

/// Part of a type's name, which is between quotes in the handler.
void check_type_name(const DataFile& file, const Member& entry, std::string_view also) {
  const auto fits = [&](char c) {
    return is_alphanumeric(c) || also.find(c) != std::string_view::npos;
  };
  if (entry.key.empty() || !std::ranges::all_of(entry.key, fits))
    file.refuse(entry.key_offset, fmt::format("expected letters, digits and '{}'", also));
}

int count_of(const DataFile& file, const Node& node) {
  const auto count = node.integer().value_or(0);
  if (count < 1 || count > most_cores)
    file.refuse(node, fmt::format("expected a number from 1 to {}", most_cores));
  return static_cast<int>(count);
}

std::vector<NamedCount> counts_of(const DataFile& file, const Node& node, std::string_view also) {
  std::vector<NamedCount> counts;
  for (const auto& entry : file.members_of(node, "expected 'NAME: COUNT'")) {
    check_type_name(file, entry, also);
    counts.push_back({entry.key, count_of(file, entry.value)});
  }
  return counts;
}

void add_family(InstanceTypes& types, const DataFile& file, const Member& family, Seen& seen) {
  check_type_name(file, family, "-");
  if (!seen.insert(family.key).second)
    file.refuse(family.key_offset, fmt::format("'{}' is listed twice", family.key));
  types.families.push_back({.name = family.key, .gpus = {}});
}

void add_plain(InstanceTypes& types, const DataFile& file, Seen& seen) {
  const auto& families = *file.root().find("families");
  if (families.list() == nullptr) file.refuse(families, "expected a list of families");
  for (const auto& node : *families.list())
    add_family(types, file, {file.text_of(node), node.offset(), {}}, seen);
}

void add_accelerated(InstanceTypes& types, const DataFile& file, Seen& seen) {
  const auto& families = *file.root().find("gpus");
  for (const auto& entry : file.members_of(families, "expected 'FAMILY: {SIZE: GPUS}'")) {
    add_family(types, file, entry, seen);
    types.families.back().gpus = counts_of(file, entry.value, "-");
  }
}

void add_exceptions(InstanceTypes& types, const DataFile& file, const Seen& families) {
  const auto& node = *file.root().find("cores");
  types.cores = counts_of(file, node, "-.");
  for (const auto& [type, count] : types.cores) {
    if (!families.contains(type.substr(0, type.find('.'))))
      file.refuse(node, fmt::format("'{}' belongs to no family above", type));
  }
}

void check_keys(const DataFile& file) {
  constexpr std::array<std::string_view, 3> known{"families", "gpus", "cores"};
  const auto& top = file.members_of(file.root(), "expected the keys families, gpus and cores");
  for (const auto key : known) {
    if (file.root().find(key) == nullptr)
      file.refuse(file.root(), fmt::format("'{}' is missing", key));
  }
  for (const auto& [key, offset, value] : top) {
    if (std::ranges::find(known, key) == known.end())
      file.refuse(offset, fmt::format("'{}' is not a key", key));
  }
}

}  // namespace

InstanceTypes read_instance_types(std::string_view text) {
  const DataFile file("instance-types.yaml", text);
  check_keys(file);
  InstanceTypes types;
  Seen families;
  add_plain(types, file, families);
  add_accelerated(types, file, families);
  add_exceptions(types, file, families);
  return types;
}

const InstanceTypes& instance_types() {
  static const auto types = read_instance_types(embedded::instance_types_json);
  return types;
}

}  // namespace sagewatch
