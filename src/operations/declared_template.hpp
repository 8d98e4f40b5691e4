#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <unordered_map>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/document/document.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// A template as diff_templates compares it, and what the model knows of its resources.
struct DeclaredTemplate {
  std::string name;  ///< of the stack, or of the file
  std::shared_ptr<const nlohmann::json> content;
  std::unordered_map<std::string, std::string> paths = {};  ///< of constructs, by logical id
};

/// What the settings produce for the stack. The settings that it needs must be there.
DeclaredTemplate declared_template(const StackEntry& entry, const Config& config);

/// Whether what `aws cloudformation get-template` printed is another template than the settings
/// produce. Absent where it can't be read.
std::optional<bool> differs_from_settings(const nlohmann::json& deployed, const StackEntry& entry,
                                          const Config& config);

/// A template, comparable, out of JSON or YAML text, or out of all that `get-template` printed;
/// `name` is what to call it. Absent, with the reasons, where it can't be used.
std::optional<nlohmann::json> template_in_text(std::string name, std::string text,
                                               cfn::Diagnostics& diagnostics);

/// The same out of a document.
std::optional<nlohmann::json> template_in_document(document::Document document,
                                                   cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
