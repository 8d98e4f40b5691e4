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

/// One stack of the output of `aws cloudformation describe-stacks`.
struct StackOutputs {
  std::string stack_id;  ///< an ARN
  std::string name;
  std::string status;
  std::vector<StackOutput> outputs;

  const StackOutput* find(std::string_view output) const;
};

/// The one stack in the output of `aws cloudformation describe-stacks`, or why there isn't one
/// (E0303, E0312). `source` names the input in messages. A stack may have no outputs.
std::variant<StackOutputs, cfn::Diagnostic> read_stack_outputs(const nlohmann::json& document,
                                                               std::string_view source);

}  // namespace sagewatch
