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

constexpr std::string_view file = "instance-types.yaml";
constexpr int most = 1024;

using Seen = std::set<std::string>;

/// A part of a type's name, which stands between quotes in the handler.
std::string name_of(const YAML::Node& node, std::string_view also) {
  const auto fits = [&](char c) {
    return is_alphanumeric(c) || also.find(c) != std::string_view::npos;
  };
  if (!node.IsScalar() || node.Scalar().empty() || !std::ranges::all_of(node.Scalar(), fits))
    refuse(file, node.Mark(), fmt::format("expected letters, digits and '{}'", also));
  return node.Scalar();
}

int count_of(const YAML::Node& node) {
  int count = 0;
  const auto text = node.IsScalar() ? node.Scalar() : std::string();
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || rest != end || count < 1 || count > most)
    refuse(file, node.Mark(), fmt::format("expected a number from 1 to {}", most));
  return count;
}

void add_once(Seen& seen, const std::string& name, const YAML::Mark& mark) {
  if (!seen.insert(name).second) refuse(file, mark, fmt::format("'{}' comes twice", name));
}

std::vector<NamedCount> counts_of(const YAML::Node& node, std::string_view also) {
  if (!node.IsMap()) refuse(file, node.Mark(), "expected 'NAME: COUNT'");
  Seen seen;
  std::vector<NamedCount> counts;
  for (const auto& entry : node) {
    counts.push_back({name_of(entry.first, also), count_of(entry.second)});
    add_once(seen, counts.back().name, entry.first.Mark());
  }
  return counts;
}

void add_plain(InstanceTypes& types, const YAML::Node& list, Seen& seen) {
  if (!list.IsSequence()) refuse(file, list.Mark(), "expected a list of families");
  for (const auto& node : list) {
    types.families.push_back({.name = name_of(node, "-"), .gpus = {}});
    add_once(seen, types.families.back().name, node.Mark());
  }
}

void add_accelerated(InstanceTypes& types, const YAML::Node& families, Seen& seen) {
  if (!families.IsMap()) refuse(file, families.Mark(), "expected 'FAMILY: {SIZE: GPUS}'");
  for (const auto& entry : families) {
    types.families.push_back(
        {.name = name_of(entry.first, "-"), .gpus = counts_of(entry.second, "-")});
    add_once(seen, types.families.back().name, entry.first.Mark());
  }
}

void add_exceptions(InstanceTypes& types, const YAML::Node& node, const Seen& families) {
  types.cores = counts_of(node, "-.");
  for (const auto& [type, count] : types.cores) {
    if (!families.contains(type.substr(0, type.find('.'))))
      refuse(file, node.Mark(), fmt::format("'{}' is of no family above", type));
  }
}

void check_keys(const YAML::Node& top) {
  constexpr std::array<std::string_view, 3> known{"families", "gpus", "cores"};
  if (!top.IsMap()) refuse(file, top.Mark(), "expected the keys families, gpus and cores");
  for (const auto key : known) {
    if (!top[std::string(key)]) refuse(file, top.Mark(), fmt::format("'{}' is missing", key));
  }
  for (const auto& entry : top) {
    if (std::ranges::find(known, entry.first.Scalar()) == known.end())
      refuse(file, entry.first.Mark(), fmt::format("'{}' is not a key", entry.first.Scalar()));
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
    refuse(file, error.mark, error.msg);
  }
}

const InstanceTypes& instance_types() {
  static const auto types = read_instance_types(embedded::instance_types_yaml);
  return types;
}

}  // namespace sagewatch::solution
