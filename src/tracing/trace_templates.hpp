#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A stack's template, as `synth` writes it.
struct StackTemplate {
  std::string stack;
  std::string file;  ///< for people
  std::string text;
};

using StackTemplates = std::vector<StackTemplate>;

/// The templates in the directory of a cloud assembly, or what is wrong with it (E0603).
std::variant<StackTemplates, cfn::Diagnostics> read_assembly(const std::string& directory);

/// The templates of all stacks. The settings that the monitoring stack needs must be present;
/// others that are missing must have been completed.
StackTemplates synthesize(const Config& config);

/// The settings with examples for missing inputs of the management stack, which are known only
/// after the monitoring stack is deployed.
Config with_examples(Config config);

}  // namespace sagewatch
