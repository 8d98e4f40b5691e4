#include "physical.hpp"

#include <algorithm>
#include <array>

#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;

enum class RefIs { name, arn, url };

/// The form of a type's ARN and the value of `Ref`, from AWS's "Return values" of each type.
struct Form {
  std::string_view type;
  std::string_view name_property;  ///< empty if AWS always generates the name
  std::string_view service;
  std::string_view prefix;
  RefIs ref = RefIs::name;
  std::string_view attribute_suffix = {};  ///< what GetAtt Arn appends to the ARN
  bool global = false;                     ///< the ARN has no Region
};

constexpr std::string_view rule_type = "AWS::Events::Rule";

constexpr std::array<Form, 11> forms{{
    {"AWS::Events::EventBus", "Name", "events", "event-bus/"},
    {"AWS::Logs::LogGroup", "LogGroupName", "logs", "log-group:", RefIs::name, ":*"},
    {"AWS::Lambda::Function", "FunctionName", "lambda", "function:"},
    {"AWS::SQS::Queue", "QueueName", "sqs", "", RefIs::url},
    {"AWS::SNS::Topic", "TopicName", "sns", "", RefIs::arn},
    {"AWS::IAM::Role", "RoleName", "iam", "role", RefIs::name, "", true},
    {"AWS::DynamoDB::Table", "TableName", "dynamodb", "table/"},
    {"AWS::KMS::Key", "KeyId", "kms", "key/"},
    {"AWS::KMS::ReplicaKey", "KeyId", "kms", "key/"},
    {"AWS::KMS::Alias", "AliasName", "kms", ""},
    {"AWS::Oam::Sink", "", "oam", "sink/", RefIs::arn},
}};

const Form* form_of(std::string_view type) {
  const auto* found = std::ranges::find(forms, type, &Form::type);
  return found == forms.end() ? nullptr : found;
}

/// The name in "arn:…:event-bus/NAME", which a rule may have instead of the name.
Text bus_name(const Text& bus) {
  const auto* literal = bus.literal();
  if (!literal || !literal->starts_with("arn:")) return bus;
  return literal->substr(literal->find('/') + 1);
}

}  // namespace

std::optional<Text> Physical::property(const intrinsics::Resource& resource,
                                       std::string_view name) {
  const auto* given = document::find(resource.properties(), name);
  const auto value = given ? evaluator_.evaluate(*given) : std::nullopt;
  return value ? intrinsics::text_of(*value) : std::nullopt;
}

Text Physical::name(const intrinsics::Resource& resource, std::string_view property_name) {
  auto given = property_name.empty() ? std::nullopt : property(resource, property_name);
  return given ? *given : Text(cfn::Reference{stack_, resource.logical_id});
}

Text Physical::arn_of(std::string_view service, bool global, const Text& rest) const {
  return "arn:" + Text(place_.partition) + ":" + service + ":" + (global ? "" : place_.region) +
         ":" + place_.account + ":" + rest;
}

Text Physical::rule_arn(const intrinsics::Resource& rule) {
  const auto bus = property(rule, "EventBusName");
  const auto own = name(rule, "Name");
  const bool is_default = !bus || bus_name(*bus) == Text("default");
  return arn_of("events", false, "rule/" + (is_default ? own : bus_name(*bus) + "/" + own));
}

std::optional<Text> Physical::arn(const intrinsics::Resource& resource) {
  if (resource.type == rule_type) return rule_arn(resource);
  const auto* form = form_of(resource.type);
  if (!form) return std::nullopt;
  const auto own = name(resource, form->name_property);
  if (form->type != "AWS::IAM::Role") {
    return arn_of(form->service, form->global, Text(form->prefix) + own);
  }
  const auto path = property(resource, "Path").value_or("/");
  return arn_of(form->service, form->global, Text(form->prefix) + path + own);
}

std::optional<document::Node> Physical::value(const cfn::Reference& reference) {
  const auto* resource = template_.find_resource(reference.logical_id);
  const auto own_arn = resource ? arn(*resource) : std::nullopt;
  if (!own_arn) return std::nullopt;
  const auto node = [](const Text& text) { return intrinsics::node_of(text, 0); };
  const auto* form = form_of(resource->type);
  if (reference.attribute == "Arn") {
    return node(form ? *own_arn + form->attribute_suffix : *own_arn);
  }
  if (!form) return std::nullopt;  // the Ref of a rule on a custom bus is uncertain
  const auto own = name(*resource, form->name_property);
  if (!reference.attribute.empty()) {
    return reference.attribute == form->name_property ? std::optional(node(own)) : std::nullopt;
  }
  if (form->ref == RefIs::arn) return node(*own_arn);
  if (form->ref == RefIs::name) return node(own);
  return node("https://sqs." + Text(place_.region) + ".amazonaws.com/" + place_.account + "/" +
              own);
}

}  // namespace sagewatch::trace
