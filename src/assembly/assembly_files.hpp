#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assembly/cloud_assembly.hpp"

namespace sagewatch {

/// The end of the name of a template's file.
inline constexpr std::string_view template_suffix = ".template.json";

/// The names of the templates that the manifest in a directory lists, sorted and each once; absent
/// if there is no manifest that can be read.
std::optional<std::vector<std::string>> listed_templates(const std::string& directory);

/// Writes the files of an assembly to a directory, which is created, or reports which one could not
/// be written (E0204). Writes none if one of them is obstructed. Then removes the templates of ours
/// that the directory's former manifest listed and the new one does not.
cfn::Diagnostics write_assembly(const std::string& directory,
                                const std::vector<AssemblyFile>& files);

}  // namespace sagewatch
