#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "access/access_change.hpp"
#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// A difference in an entry of another section: a parameter, a condition, an output.
struct EntryChange {
  std::string section;  ///< "Parameters"; the whole of it where `id` is empty
  std::string id;
  Action action;
  std::vector<PropertyChange> properties;
};

/// How two templates differ, in the form of a change set, as far as templates can tell.
struct TemplateDiff {
  ChangeSet resources;  ///< in the order of their logical ids
  std::vector<EntryChange> others;
  std::vector<AccessChange> access = {};
  cfn::Diagnostics refused = {};  ///< what CloudFormation refuses: E0340
  std::vector<std::string> unknown_types =
      {};  ///< that change; it is unknown which changes replace them

  bool empty() const { return resources.changes.empty() && others.empty(); }
};

/// The construct path of a resource by its logical id; empty if unknown.
using PathOf = std::function<std::string(const std::string&)>;

/// Compares templates as comparable_json returns them. `stack` is their name in messages.
///
/// A change of a property that the type can't change in place is a replacement. A resource that
/// refers to a replaced one gets a change with the reference as its `cause`, and may be replaced
/// itself. A string of `before` with `?` for non-ASCII characters, as GetTemplate returns it,
/// counts as equal. Linear except for the depth of values.
TemplateDiff diff_templates(nlohmann::json before, const nlohmann::json& after,
                            const std::string& stack, const PathOf& path_of);

}  // namespace sagewatch
