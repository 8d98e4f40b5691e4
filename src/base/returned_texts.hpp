#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace sagewatch {

/// Whether `returned` is `text` as GetTemplate returns it: with a question mark in place of each
/// non-ASCII character (cloudformation-coverage-roadmap#814; the AWS CDK Toolkit compares in the
/// same way, aws-cdk#25912).
bool is_returned_as(std::string_view text, std::string_view returned);

/// Whether both are the same JSON object or list, but for its layout and such characters of `left`.
bool is_same_json(const std::string& left, const std::string& right);

/// Replaces the strings in `deployed` that mean what those of `wanted` do by them: GetTemplate may
/// have returned them for those, or they are the same JSON in another layout. Linear.
void restore_texts(nlohmann::json& deployed, const nlohmann::json& wanted);

}  // namespace sagewatch
