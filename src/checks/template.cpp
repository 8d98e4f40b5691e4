#include "sagewatch/checks/template.hpp"

#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// The name of the condition in the member `Condition`.
const std::string* condition_of(const Node& body) {
  const auto* name = body.find("Condition");
  return name ? name->text() : nullptr;
}

/// None if there is no such section, or it is no mapping.
std::span<const document::Member> members_of(const Node* section) {
  const auto* object = section ? section->object() : nullptr;
  if (!object) return {};
  return object->members();
}

}  // namespace

Template::Template(const document::Document& document, const Options& options,
                   const Embedding* embedding)
    : declared_(document, options.context),
      options_(options),
      embedding_(embedding),
      evaluator_(declared_, options.context) {
  resources_.reserve(declared_.resources().size());
  for (const auto& resource : declared_.resources()) add(resource);
  for (const auto& resource : resources_) {
    by_id_.emplace(resource.id(), &resource);
    by_type_[resource.type()].push_back(&resource);
    for (auto& policy : policies_of(resource)) policies_.push_back(std::move(policy));
  }
  evaluate_remaining();
}

void Template::add(const intrinsics::Resource& resource) {
  const auto* condition = condition_of(*resource.body);
  const auto deployed = condition ? evaluator_.condition(*condition) : std::nullopt;
  const auto* written = resource.properties();
  if (deployed == false) {
    if (written) evaluator_.evaluate_undeployed(*written);
    return;
  }
  auto value = written ? evaluator_.evaluate(*written) : std::nullopt;
  if (!value || !value->object()) value = Node(document::Object(), resource.offset);
  resources_.push_back({&resource, std::move(*value)});
}

/// For the problems that it finds.
void Template::evaluate_remaining() {
  for (const auto& output : members_of(declared_.section("Outputs"))) {
    const auto* condition = condition_of(output.value);
    const auto made = condition ? evaluator_.condition(*condition) : std::nullopt;
    made == false ? evaluator_.evaluate_undeployed(output.value)
                  : evaluator_.evaluate(output.value);
  }
  for (const auto& member : members_of(declared_.section("Conditions"))) {
    if (!member.key.starts_with("Fn::")) evaluator_.condition(member.key);
  }
}

std::span<const Resource* const> Template::of_type(std::string_view type) const {
  const auto found = by_type_.find(type);
  if (found == by_type_.end()) return {};
  return found->second;
}

const Resource* Template::find(std::string_view logical_id) const {
  const auto found = by_id_.find(logical_id);
  return found == by_id_.end() ? nullptr : found->second;
}

const Resource* Template::referenced(const Node* value) const {
  const auto text = value ? intrinsics::text_of(*value) : std::nullopt;
  const Resource* out = nullptr;
  if (!text) return out;
  for (const auto& part : text->parts()) {
    const auto* reference = std::get_if<cfn::Reference>(&part);
    const auto* found = reference ? find(reference->logical_id) : nullptr;
    if (found) out = found;
  }
  return out;
}

std::vector<std::string> Template::regions() const {
  if (embedding_) return embedding_->regions;
  if (options_.context.region) return {*options_.context.region};
  return {};
}

cfn::Diagnostics Template::problems() const {
  auto out = declared_.problems();
  out.insert(out.end(), evaluator_.problems().begin(), evaluator_.problems().end());
  return out;
}

}  // namespace sagewatch::checks
