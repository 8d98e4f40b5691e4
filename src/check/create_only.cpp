#include "create_only.hpp"

#include <map>

#include "embedded.hpp"
#include "sagewatch/check/policy.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::check {
namespace {

using Table = std::map<std::string, std::vector<std::string>, std::less<>>;

Table read_table() {
  const auto reading =
      document::read_yaml("create-only.yaml", std::string(embedded::create_only_yaml));
  Table out;
  for (const auto& [type, offset, properties] : reading.document.root.object()->members()) {
    out[type] = texts_of(&properties);
  }
  return out;
}

}  // namespace

const std::vector<std::string>& create_only_properties(std::string_view type) {
  static const auto table = read_table();
  static const std::vector<std::string> none;
  const auto found = table.find(type);
  return found == table.end() ? none : found->second;
}

}  // namespace sagewatch::check
