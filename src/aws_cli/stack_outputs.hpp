#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

struct StackOutput {
  std::string name;
  std::string value;
  std::string description;
};

/// One stack of what `aws cloudformation describe-stacks` prints.
struct StackOutputs {
  std::string stack_id;  ///< an ARN
  std::string name;
  std::string status;
  std::vector<StackOutput> outputs;

  const StackOutput* find(std::string_view output) const;
};

/// The one stack that the JSON of `aws cloudformation describe-stacks` describes, or why it can't
/// be told (E0303, E0312): `source` is what it came from, for the message. A stack without outputs
/// is an answer too.
std::variant<StackOutputs, cfn::Diagnostic> read_stack_outputs(const nlohmann::json& document,
                                                               std::string_view source);

}  // namespace sagewatch
