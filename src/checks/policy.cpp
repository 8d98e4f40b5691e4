#include "sagewatch/checks/policy.hpp"

#include <array>

#include "sagewatch/checks/stack.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// Which property of which type holds a policy document.
struct PolicyProperty {
  std::string_view type;
  std::string_view property;
  Policy::Kind kind;
};

constexpr std::array<PolicyProperty, 13> properties{{
    {"AWS::IAM::Role", "AssumeRolePolicyDocument", Policy::Kind::trust},
    {"AWS::IAM::Policy", "PolicyDocument", Policy::Kind::identity},
    {"AWS::IAM::RolePolicy", "PolicyDocument", Policy::Kind::identity},
    {"AWS::IAM::ManagedPolicy", "PolicyDocument", Policy::Kind::identity},
    {"AWS::SQS::QueuePolicy", "PolicyDocument", Policy::Kind::resource},
    {"AWS::SNS::TopicPolicy", "PolicyDocument", Policy::Kind::resource},
    {"AWS::S3::BucketPolicy", "PolicyDocument", Policy::Kind::resource},
    {"AWS::Logs::ResourcePolicy", "PolicyDocument", Policy::Kind::resource},
    {"AWS::KMS::Key", "KeyPolicy", Policy::Kind::resource},
    {"AWS::Events::EventBus", "Policy", Policy::Kind::resource},
    {"AWS::Events::EventBusPolicy", "Statement", Policy::Kind::resource},
    {"AWS::Oam::Sink", "Policy", Policy::Kind::resource},
    {"AWS::Lambda::LayerVersionPermission", "Policy", Policy::Kind::resource},
}};

/// The document itself, also where it is the text of one.
Node taken_apart(const Node& value) {
  const auto text = intrinsics::text_of(value);
  if (!text) return value;
  return document::read_json("", document::shown(*text)).document.root;
}

/// The statements of a document, or the one that stands for itself.
std::vector<Node> statements_of(const Node& value) {
  const auto root = taken_apart(value);
  const auto* statements = root.find("Statement");
  if (!statements) statements = &root;
  std::vector<Node> out;
  if (statements->object()) out.push_back(*statements);
  if (const auto* list = statements->list()) {
    for (const auto& item : *list) {
      if (item.object()) out.push_back(item);
    }
  }
  return out;
}

}  // namespace

std::vector<Policy> policies_of(const Resource& resource) {
  std::vector<Policy> out;
  const auto add = [&](Policy::Kind kind, const Node* value) {
    if (value)
      out.push_back({kind, &resource, value, value->object() == nullptr, statements_of(*value)});
  };
  for (const auto& [type, property, kind] : properties) {
    if (type == resource.type()) add(kind, resource.find(property));
  }
  const auto* inline_policies = resource.find("Policies");
  if (!resource.type().starts_with("AWS::IAM::") || !inline_policies || !inline_policies->list()) {
    return out;
  }
  for (const auto& item : *inline_policies->list()) {
    add(Policy::Kind::identity, item.find("PolicyDocument"));
  }
  return out;
}

std::vector<std::string> texts_of(const Node* value) {
  std::vector<std::string> out;
  const auto add = [&](const Node& node) {
    if (const auto text = intrinsics::text_of(node)) out.push_back(document::shown(*text));
  };
  if (value && value->list()) {
    for (const auto& item : *value->list()) add(item);
  } else if (value) {
    add(*value);
  }
  return out;
}

}  // namespace sagewatch::checks
