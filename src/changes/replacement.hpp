#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The first property in the path of a PropertyChange: "Code" of "Code/ZipFile (line 12)".
std::string property_of(const std::string& path);

/// Whether a change at `path` replaces a resource of this type, according to resource-types.yaml.
Replacement replacement_by(const std::string& type, const std::string& path);

/// Adds the consequences of the replacements in `set`: resources that refer to a replaced resource
/// change too, and may be replaced in turn. `resources` is that section of the new template.
/// Linear.
void add_consequences(ChangeSet& set, const nlohmann::json& resources);

}  // namespace sagewatch
