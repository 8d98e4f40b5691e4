#include "assembly/limits.hpp"

#include "assembly/cloud_assembly.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostic too_large(const cfn::Stack& stack, std::size_t bytes) {
  return {
      .id = "E0201",
      .message = "the template has " + std::to_string(bytes) + " bytes, CloudFormation accepts " +
                 std::to_string(quota::template_in_request),
      .hint =
          "list fewer workload-accounts, OU paths (a path includes all accounts below the OU) or "
          "workload-regions, and give a notification-topic-arn instead of many notification-emails",
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
                     " characters, EventBridge accepts " + std::to_string(quota::event_bus_policy),
          .hint =
              "list fewer workload-accounts; a path in workload-ou-paths includes all accounts "
              "below it",
          .path = stack.id() + "/EventBus"};
}

/// The part of the size that is known before a deployment: references count as empty.
std::size_t environment_size(const cfn::Object& variables) {
  std::size_t size = 0;
  for (const auto& [name, value] : variables.members()) {
    size += name.size();
    const auto* text = value.get<cfn::Text>();
    const auto* literal = text ? text->literal() : nullptr;
    if (literal) size += literal->size();
  }
  return size;
}

cfn::Diagnostics environments_too_large(const cfn::Stack& stack, const cfn::Object& rendered) {
  cfn::Diagnostics found;
  for (const auto& [id, resource] : rendered.find("Resources")->get<cfn::Object>()->members()) {
    const auto* properties = resource.get<cfn::Object>()->find("Properties");
    const auto* environment =
        properties ? properties->get<cfn::Object>()->find("Environment") : nullptr;
    if (!environment) continue;
    const auto size =
        environment_size(*environment->get<cfn::Object>()->find("Variables")->get<cfn::Object>());
    if (size <= quota::function_environment) continue;
    found.push_back({.id = "E0205",
                     .message = "the environment of the function has " + std::to_string(size) +
                                " bytes, Lambda accepts " +
                                std::to_string(quota::function_environment),
                     .hint = "list fewer team-tags",
                     .path = stack.id() + "/" + id});
  }
  return found;
}

}  // namespace

cfn::Diagnostics check_limits(const cfn::Stack& stack) {
  const auto rendered = stack.synth();
  return check_limits(stack, rendered, template_file(stack, rendered).content.size());
}

cfn::Diagnostics check_limits(const cfn::Stack& stack, const cfn::Object& rendered,
                              std::size_t bytes) {
  cfn::Diagnostics found;
  if (bytes > quota::template_in_request) found.push_back(too_large(stack, bytes));
  const auto policy = bus_policy_size(rendered);
  if (policy > quota::event_bus_policy) found.push_back(bus_policy_too_large(stack, policy));
  for (auto& problem : environments_too_large(stack, rendered)) found.push_back(std::move(problem));
  return found;
}

}  // namespace sagewatch
