#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sagewatch::checks {

/// The rule for a property in templates/data/dashboard-body.yaml.
struct PropertyRule {
  std::string is = {};
  std::string items = {};
  std::optional<std::int64_t> from = {};
  std::optional<std::int64_t> to = {};
  std::vector<std::string> values = {};
  bool required = false;
  bool doubt = false;
};

/// The properties of one kind of object, in the file's order.
struct ObjectRules {
  std::vector<std::pair<std::string, PropertyRule>> properties;

  const PropertyRule* find(std::string_view property) const;
  std::vector<std::string_view> names() const;
};

/// The kind of object with this name; null if the file has none.
const ObjectRules* find_object_rules(std::string_view kind);

}  // namespace sagewatch::checks
