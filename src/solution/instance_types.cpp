#include "sagewatch/solution/instance_types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "catalogue_yaml.hpp"
#include "embedded.hpp"
#include "scanner.hpp"

namespace sagewatch::solution {
namespace {

constexpr int most_cores = 1024;

using Seen = std::set<std::string>;

[[noreturn]] void refuse_type(const YAML::Node& node, const std::string& message) {
  refuse("instance-types.yaml", node.Mark(), message);
}

/// A part of a type's name, which stands between quotes in the handler.
std::string type_name_of(const YAML::Node& node, std::string_view also) {
  const auto fits = [&](char c) {
    return is_alphanumeric(c) || also.find(c) != std::string_view::npos;
  };
  if (!node.IsScalar() || node.Scalar().empty() || !std::ranges::all_of(node.Scalar(), fits))
    refuse_type(node, fmt::format("expected letters, digits and '{}'", also));
  return node.Scalar();
}

int count_of(const YAML::Node& node) {
  int count = 0;
  const auto text = node.IsScalar() ? node.Scalar() : std::string();
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || rest != end || count < 1 || count > most_cores)
    refuse_type(node, fmt::format("expected a number from 1 to {}", most_cores));
  return count;
}

void add_once(Seen& seen, const std::string& name, const YAML::Node& node) {
  if (!seen.insert(name).second) refuse_type(node, fmt::format("'{}' comes twice", name));
}

std::vector<NamedCount> counts_of(const YAML::Node& node, std::string_view also) {
  if (!node.IsMap()) refuse_type(node, "expected 'NAME: COUNT'");
  Seen seen;
  std::vector<NamedCount> counts;
  for (const auto& entry : node) {
    counts.push_back({type_name_of(entry.first, also), count_of(entry.second)});
    add_once(seen, counts.back().name, entry.first);
  }
  return counts;
}

void add_plain(InstanceTypes& types, const YAML::Node& list, Seen& seen) {
  if (!list.IsSequence()) refuse_type(list, "expected a list of families");
  for (const auto& node : list) {
    types.families.push_back({.name = type_name_of(node, "-"), .gpus = {}});
    add_once(seen, types.families.back().name, node);
  }
}

void add_accelerated(InstanceTypes& types, const YAML::Node& families, Seen& seen) {
  if (!families.IsMap()) refuse_type(families, "expected 'FAMILY: {SIZE: GPUS}'");
  for (const auto& entry : families) {
    types.families.push_back(
        {.name = type_name_of(entry.first, "-"), .gpus = counts_of(entry.second, "-")});
    add_once(seen, types.families.back().name, entry.first);
  }
}

void add_exceptions(InstanceTypes& types, const YAML::Node& node, const Seen& families) {
  types.cores = counts_of(node, "-.");
  for (const auto& [type, count] : types.cores) {
    if (!families.contains(type.substr(0, type.find('.'))))
      refuse_type(node, fmt::format("'{}' is of no family above", type));
  }
}

void check_keys(const YAML::Node& top) {
  constexpr std::array<std::string_view, 3> known{"families", "gpus", "cores"};
  if (!top.IsMap()) refuse_type(top, "expected the keys families, gpus and cores");
  for (const auto key : known) {
    if (!top[std::string(key)]) refuse_type(top, fmt::format("'{}' is missing", key));
  }
  for (const auto& entry : top) {
    if (std::ranges::find(known, entry.first.Scalar()) == known.end())
      refuse_type(entry.first, fmt::format("'{}' is not a key", entry.first.Scalar()));
  }
}

}  // namespace

InstanceTypes read_instance_types(std::string_view yaml) {
  try {
    const auto top = YAML::Load(std::string(yaml));
    check_keys(top);
    InstanceTypes types;
    Seen families;
    add_plain(types, top["families"], families);
    add_accelerated(types, top["gpus"], families);
    add_exceptions(types, top["cores"], families);
    return types;
  } catch (const YAML::Exception& error) {
    refuse("instance-types.yaml", error.mark, error.msg);
  }
}

const InstanceTypes& instance_types() {
  static const auto types = read_instance_types(embedded::instance_types_yaml);
  return types;
}

}  // namespace sagewatch::solution
