#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The differences between two values of templates, each with its path below `path`:
/// "Policies/0/PolicyName". Null stands for a missing value. Values are formatted by value_text.
///
/// Lists are compared from both ends, so that an item inserted anywhere is one difference. JSON in
/// a string is compared as JSON; of a string with many lines only those that differ are reported,
/// with the number of the first: "Code/ZipFile (line 12)". Linear except for the depth.
std::vector<PropertyChange> value_changes(const nlohmann::json& before, const nlohmann::json& after,
                                          const std::string& path);

/// A value for people: a string unchanged, a reference as `${Bus.Arn}`, anything else as JSON.
std::string value_text(const nlohmann::json& value);

}  // namespace sagewatch
