#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The property that a path of a PropertyChange begins with: "Code" of "Code/ZipFile (line 12)".
std::string property_of(const std::string& path);

/// Whether a change of what stands at `path` puts a new resource in the place of one of this type,
/// as far as resource-types.yaml knows the type.
Replacement replacement_by(const std::string& type, const std::string& path);

/// Adds what follows from the replacements in `set`: what refers to something that gets a new
/// resource changes with it, and may be replaced in turn. `resources` is that section of the new
/// template. Linear.
void add_consequences(ChangeSet& set, const nlohmann::json& resources);

}  // namespace sagewatch
