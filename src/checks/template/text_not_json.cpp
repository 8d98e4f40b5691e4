#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "checks/json_text.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

struct JsonProperty {
  std::string_view type;
  std::string_view path;  ///< "[]" behind the name of a list
};

/// String properties that must be JSON according to the template reference, besides policies.
constexpr std::array<JsonProperty, 12> json_properties{{
    {"AWS::CloudWatch::InsightRule", "RuleBody"},
    {"AWS::ECR::Repository", "LifecyclePolicy.LifecyclePolicyText"},
    {"AWS::ECR::Repository", "RepositoryPolicyText"},
    {"AWS::Events::Rule", "Targets[].Input"},
    {"AWS::Logs::AccountPolicy", "PolicyDocument"},
    {"AWS::OpenSearchServerless::AccessPolicy", "Policy"},
    {"AWS::OpenSearchServerless::SecurityPolicy", "Policy"},
    {"AWS::Organizations::Policy", "Content"},
    {"AWS::Scheduler::Schedule", "Target.Input"},
    {"AWS::SecretsManager::ResourcePolicy", "ResourcePolicy"},
    {"AWS::SecretsManager::Secret", "GenerateSecretString.SecretStringTemplate"},
    {"AWS::StepFunctions::StateMachine", "DefinitionString"},
}};

using NodeVisitor = std::function<void(const Node&)>;

void visit_at(const Node& node, std::string_view path, const NodeVisitor& visit) {
  if (path.empty()) return visit(node);
  const auto step = path.substr(0, path.find('.'));
  const auto rest = path.substr(std::min(step.size() + 1, path.size()));
  const bool list = step.ends_with("[]");
  const auto* value = node.find(step.substr(0, step.size() - (list ? 2 : 0)));
  if (!value) return;
  if (!list) return visit_at(*value, rest, visit);
  for (const auto& item : items_of(value)) visit_at(item, rest, visit);
}

/// EventBridge Scheduler passes on any string, except to these targets, after replacing its own
/// keywords.
bool schedule_needs_json(const Template& subject, const Resource& schedule) {
  const auto input = text_or_empty(schedule.find({"Target", "Input"}));
  if (input.find("<aws.scheduler.") != std::string::npos) return false;
  const auto* arn = schedule.find({"Target", "Arn"});
  for (const auto* type : {"AWS::Lambda::Function", "AWS::StepFunctions::StateMachine"}) {
    if (target_of_type(subject, arn, type)) return true;
  }
  const auto service = parse_arn(text_or_empty(arn)).value_or(Arn{}).service;
  return service == "lambda" || service == "states" || service == "events";
}

bool needs_json(const Template& subject, const Resource& resource) {
  if (resource.type() == "AWS::Scheduler::Schedule") return schedule_needs_json(subject, resource);
  return resource.find("DefinitionSubstitutions") == nullptr;
}

void check_text(Findings& findings, const Resource& resource, const Node& text,
                std::string_view name) {
  const auto refusal = read_json_text(text).refusal;
  if (!refusal || !refusal->place) return;
  findings.add(resource, &text,
               fmt::format("{} ({}:{}:{})", refusal->message, name, refusal->place->line,
                           refusal->place->column));
}

void find_texts(const Template& subject, Findings& findings) {
  for (const auto& [type, path] : json_properties) {
    const auto name = path.substr(path.rfind('.') + 1);
    for (const auto* resource : subject.of_type(type)) {
      if (!needs_json(subject, *resource)) continue;
      visit_at(resource->properties, path,
               [&](const Node& text) { check_text(findings, *resource, text, name); });
    }
  }
  for (const auto& policy : subject.policies()) {
    if (policy.text) check_text(findings, *policy.resource, *policy.place, "policy");
  }
}

}  // namespace

const Check text_not_json{
    .id = "E1143",
    .title = "a string that must be JSON is not",
    .why =
        "CloudFormation accepts any string for the inputs of targets, definitions of state "
        "machines, templates of secrets and policies; the service refuses anything but JSON.",
    .fix = "correct the JSON; the results of Fn::Sub and Fn::Join must be JSON",
    .source = "CloudFormation template reference, the property's page",
    .run = find_texts,
};

}  // namespace sagewatch::checks
