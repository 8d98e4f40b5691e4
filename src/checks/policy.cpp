#include "sagewatch/checks/policy.hpp"

#include "sagewatch/checks/template.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// The document, parsed if it is a string.
Node parse_embedded(const Node& value) {
  const auto text = intrinsics::text_of(value);
  if (!text) return value;
  return document::read_json("", document::shown(*text)).document.root;
}

/// The statements of a document; a single statement counts as a list of one.
std::vector<Node> statements_of(const Node& value) {
  const auto root = parse_embedded(value);
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
  const auto add = [&](iam::PolicyRole role, const Node* value) {
    if (value)
      out.push_back({role, &resource, value, value->object() == nullptr, statements_of(*value)});
  };
  if (const auto* property = iam::find_policy_property(resource.type()))
    add(property->role, resource.find(property->document));
  const auto* inline_policies = resource.find("Policies");
  if (!resource.type().starts_with("AWS::IAM::") || !inline_policies || !inline_policies->list()) {
    return out;
  }
  for (const auto& item : *inline_policies->list()) {
    add(iam::PolicyRole::identity, item.find("PolicyDocument"));
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
