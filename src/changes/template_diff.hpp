#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "access/access_change.hpp"
#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// What differs in one entry of a template's other sections: a parameter, a condition, an output.
struct EntryChange {
  std::string section;  ///< "Parameters"; the whole of it where `id` is empty
  std::string id;
  Action action;
  std::vector<PropertyChange> properties;
};

/// How two templates differ, as a change set would tell it as far as templates know.
struct TemplateDiff {
  ChangeSet resources;  ///< in the order of their logical ids
  std::vector<EntryChange> others;
  std::vector<AccessChange> access = {};
  cfn::Diagnostics refused = {};                ///< what CloudFormation refuses: E0340
  std::vector<std::string> unknown_types = {};  ///< that change; what replaces them is not known

  bool empty() const { return resources.changes.empty() && others.empty(); }
};

/// The construct path of a resource by its logical id; empty where nobody knows it.
using PathOf = std::function<std::string(const std::string&)>;

/// Compares templates as comparable_json makes them. `stack` is how to call them.
///
/// A property that the type can't change means a replacement. What refers to something replaced
/// gets a change with the reference as its `cause`, and may be replaced itself. A text of `before`
/// with `?` for what is not ASCII, as GetTemplate returns it, is the same text. Linear but for the
/// depth of values.
TemplateDiff diff_templates(nlohmann::json before, const nlohmann::json& after,
                            const std::string& stack, const PathOf& path_of);

}  // namespace sagewatch
