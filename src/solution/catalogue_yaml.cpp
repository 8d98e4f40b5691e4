#include "catalogue_yaml.hpp"

#include <fmt/format.h>

namespace sagewatch::solution {

void refuse(std::string_view file, const YAML::Mark& mark, std::string_view message) {
  throw CatalogueError(fmt::format("{}:{}: {}", file, mark.line + 1, message));
}

std::string scalar_of(std::string_view file, const YAML::Node& node) {
  if (!node.IsScalar() || node.Scalar().empty()) refuse(file, node.Mark(), "expected a text");
  return node.Scalar();
}

YAML::Node list_of(std::string_view file, const YAML::Node& top, const std::string& key) {
  const auto list = top.IsMap() ? top[key] : YAML::Node(YAML::NodeType::Undefined);
  if (!list || !list.IsSequence())
    refuse(file, top.Mark(), fmt::format("expected a list '{}'", key));
  return list;
}

}  // namespace sagewatch::solution
