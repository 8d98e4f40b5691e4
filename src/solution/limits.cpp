#include "sagewatch/solution/limits.hpp"

#include "sagewatch/cfn/json.hpp"

namespace sagewatch::solution {
namespace {

/// EventBridge's limit for all statements of a bus together, in characters.
constexpr std::size_t max_bus_policy = 10'240;

cfn::Diagnostic too_large(const cfn::Stack& stack, std::size_t bytes) {
  return {.id = "E0201",
          .message = "the template has " + std::to_string(bytes) +
                     " bytes, CloudFormation accepts " + std::to_string(max_template_bytes),
          .hint =
              "list fewer workload-accounts or organizational units; an organizational unit "
              "path takes in all accounts below it",
          .path = stack.id()};
}

std::size_t bus_policy_size(const cfn::Object& rendered_stack) {
  std::size_t size = 0;
  for (const auto& [id, resource] :
       rendered_stack.find("Resources")->get<cfn::Object>()->members()) {
    const auto& object = *resource.get<cfn::Object>();
    if (*object.find("Type")->get<cfn::Text>() != "AWS::Events::EventBusPolicy") continue;
    size += cfn::to_json(*object.find("Properties")->get<cfn::Object>()->find("Statement")).size();
  }
  return size;
}

cfn::Diagnostic bus_policy_too_large(const cfn::Stack& stack, std::size_t size) {
  return {.id = "E0202",
          .message = "the event bus policy has " + std::to_string(size) +
                     " characters, EventBridge accepts " + std::to_string(max_bus_policy),
          .hint =
              "list fewer workload-accounts; a path in workload-ou-paths takes in all accounts "
              "below it",
          .path = stack.id() + "/EventBus"};
}

}  // namespace

cfn::Diagnostics check_limits(const cfn::Stack& stack) {
  cfn::Diagnostics found;
  const auto rendered = stack.synth();
  const auto bytes = cfn::to_json_lines(rendered).size();
  if (bytes > max_template_bytes) found.push_back(too_large(stack, bytes));
  const auto policy = bus_policy_size(rendered);
  if (policy > max_bus_policy) found.push_back(bus_policy_too_large(stack, policy));
  return found;
}

}  // namespace sagewatch::solution
