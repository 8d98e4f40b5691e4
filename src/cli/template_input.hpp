#pragma once

#include <istream>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// A template in comparable form, from a file, or from `standard_input` if `file` is empty or "-":
/// JSON or YAML, or the output of `aws cloudformation get-template`. Absent, with the reasons
/// (E0401 to E0407), if it can't be used.
std::optional<nlohmann::json> read_comparable(const std::string& file, std::istream& standard_input,
                                              cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
