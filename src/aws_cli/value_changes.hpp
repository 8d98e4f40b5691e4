#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The differences between two values of templates, each with its path below `path`:
/// "Policies/0/PolicyName". Null stands for what is not there. Values are told as value_text does.
///
/// Lists are compared from both ends, so that one more item at any place is one difference. JSON in
/// a text is compared as JSON; of a text of many lines only those that differ are told, with the
/// first one's number: "Code/ZipFile (line 12)". Linear but for the depth.
std::vector<PropertyChange> value_changes(const nlohmann::json& before, const nlohmann::json& after,
                                          const std::string& path);

/// A value as people read it: a text as it is, a reference as `${Bus.Arn}`, all else as JSON.
std::string value_text(const nlohmann::json& value);

}  // namespace sagewatch
