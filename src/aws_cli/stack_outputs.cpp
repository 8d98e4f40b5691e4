#include "aws_cli/stack_outputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/plain_text.hpp"
#include "base/problem.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

constexpr auto how_to_describe =
    "pass the output of 'aws cloudformation describe-stacks --stack-name NAME --output json'";

/// Why a text is not the output of describe-stacks; used only in this file.
struct Malformed {
  std::string what;
};

std::string text(const json& object, const char* member, bool required) {
  const auto found = object.find(member);
  if (found == object.end() && !required) return {};
  if (found == object.end() || !found->is_string()) {
    throw Malformed{fmt::format("has no string '{}' where one is required", member)};
  }
  return found->get<std::string>();
}

StackOutput read_output(const json& output) {
  if (!output.is_object()) throw Malformed{"has an output that is not an object"};
  return {.name = text(output, "OutputKey", true),
          .value = text(output, "OutputValue", true),
          .description = text(output, "Description", false)};
}

StackOutputs read_stack(const json& stack) {
  if (!stack.is_object()) throw Malformed{"has a stack that is not an object"};
  StackOutputs out{.stack_id = text(stack, "StackId", false),
                   .name = text(stack, "StackName", true),
                   .status = text(stack, "StackStatus", false),
                   .outputs = {}};
  const auto outputs = stack.find("Outputs");
  if (outputs == stack.end()) return out;
  if (!outputs->is_array()) throw Malformed{"has 'Outputs' that is not a list"};
  for (const auto& output : *outputs) out.outputs.push_back(read_output(output));
  return out;
}

std::vector<StackOutputs> read_stacks(const json& whole) {
  const auto stacks = whole.is_object() ? whole.find("Stacks") : whole.end();
  if (stacks == whole.end() || !stacks->is_array()) throw Malformed{"has no list 'Stacks'"};
  std::vector<StackOutputs> out;
  for (const auto& stack : *stacks) out.push_back(read_stack(stack));
  return out;
}

cfn::Diagnostic not_exactly_one(const std::vector<StackOutputs>& stacks, std::string_view source) {
  if (stacks.empty()) {
    return {.id = "E0303",
            .message = fmt::format("{} describes no stack", source),
            .hint = how_to_describe};
  }
  std::vector<std::string> names;
  for (const auto& stack : stacks) names.push_back(stack.name);
  return {.id = "E0303",
          .message = printable(fmt::format("{} describes {} stacks: {}", source, stacks.size(),
                                           fmt::join(names, ", "))),
          .hint = "name one of them: aws cloudformation describe-stacks --stack-name NAME"};
}

}  // namespace

const StackOutput* StackOutputs::find(std::string_view output) const {
  const auto found = std::ranges::find(outputs, output, &StackOutput::name);
  return found == outputs.end() ? nullptr : &*found;
}

std::variant<StackOutputs, cfn::Diagnostic> read_stack_outputs(const json& document,
                                                               std::string_view source) {
  try {
    auto stacks = read_stacks(document);
    if (stacks.size() == 1) return std::move(stacks.front());
    return not_exactly_one(stacks, source);
  } catch (const Malformed& malformed) {
    return cfn::Diagnostic{.id = "E0312",
                           .message = fmt::format("{} is not the output of describe-stacks: it {}",
                                                  source, malformed.what),
                           .hint = how_to_describe};
  }
}

}  // namespace sagewatch
