#include "sagewatch/intrinsics/resource_types.hpp"

#include <map>
#include <utility>

#include "embedded.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::intrinsics {
namespace {

using ResourceTypes = std::map<std::string, ResourceType, std::less<>>;

std::vector<std::string> names_in(const document::Node& type, std::string_view key) {
  std::vector<std::string> out;
  const auto* names = type.find(key);
  if (!names) return out;
  for (const auto& name : *names->list()) out.push_back(*name.text());
  return out;
}

ResourceType read_resource_type(const std::string& name, const document::Node& about) {
  ResourceType out{.name = name,
                   .name_property = {},
                   .replaces = names_in(about, "replaces"),
                   .may_replace = names_in(about, "may-replace")};
  if (const auto* property = about.find("name")) out.name_property = *property->text();
  if (const auto* holds = about.find("holds")) out.holds = *holds->text();
  return out;
}

ResourceTypes read_resource_types() {
  const auto reading =
      document::read_json("resource-types.yaml", std::string(embedded::resource_types_json));
  ResourceTypes out;
  for (const auto& [name, offset, about] : reading.document.root.object()->members()) {
    out.emplace(name, read_resource_type(name, about));
  }
  return out;
}

}  // namespace

const ResourceType* find_resource_type(std::string_view name) {
  static const auto types = read_resource_types();
  const auto found = types.find(name);
  return found == types.end() ? nullptr : &found->second;
}

}  // namespace sagewatch::intrinsics
