#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace sagewatch {

/// Whether `returned` is `text` as GetTemplate returns it: with a question mark in place of each
/// non-ASCII character (cloudformation-coverage-roadmap#814; the AWS CDK Toolkit compares in the
/// same way, aws-cdk#25912).
bool is_returned_as(std::string_view text, std::string_view returned);

/// Replaces the strings in `deployed` that GetTemplate may have returned for those of `wanted` by
/// them. Linear.
void restore_characters(nlohmann::json& deployed, const nlohmann::json& wanted);

}  // namespace sagewatch
