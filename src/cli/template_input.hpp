#pragma once

#include <istream>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// A template, comparable, out of a file, or out of `standard_input` where `file` is empty or "-":
/// JSON or YAML, or all that `aws cloudformation get-template` printed. Absent, with the reasons
/// (E0401 to E0407), where it can't be used.
std::optional<nlohmann::json> read_comparable(const std::string& file, std::istream& standard_input,
                                              cfn::Diagnostics& diagnostics);

/// The same out of a text; `name` is what to call it.
std::optional<nlohmann::json> template_in_text(std::string name, std::string text,
                                               cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
