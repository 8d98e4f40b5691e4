#include "sagewatch/intrinsics/template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "loops.hpp"

namespace sagewatch::intrinsics {
namespace {

using document::Node;

const Node* look_up(const std::unordered_map<std::string_view, const Node*>& index,
                    std::string_view name) {
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

std::unordered_map<std::string_view, const Node*> index_of(const document::Object& object) {
  std::unordered_map<std::string_view, const Node*> out;
  for (const auto& [key, offset, value] : object.members()) out.emplace(key, &value);
  return out;
}

}  // namespace

Template::Template(const document::Document& document)
    : document_(&document), root_(&document.root) {
  read_sections();
}

Template::Template(const document::Document& document, const Context& context)
    : document_(&document), root_(&document.root) {
  if (document.text.find("Fn::ForEach::") != std::string::npos) {
    auto unrolled = unroll(document, context);
    unrolled_ = std::make_shared<const Node>(std::move(unrolled.root));
    root_ = unrolled_.get();
    closed_ = unrolled.complete;
    problems_ = std::move(unrolled.problems);
  }
  read_sections();
}

void Template::read_sections() {
  if (const auto* root = root_->object()) sections_ = index_of(*root);
  const auto* resources = section("Resources");
  const auto* members = resources ? resources->object() : nullptr;
  if (!members) {
    const auto& wrong = resources ? *resources : *root_;
    refuse(wrong.offset(), "this is not a template: it has no mapping 'Resources'",
           "give a CloudFormation template, in JSON or YAML");
    return;
  }
  read_transforms();
  resources_.reserve(members->size());  // so that the index can refer to the ids
  for (const auto& member : members->members()) add_resource(member);
  parameters_ = index("Parameters");
  conditions_ = index("Conditions");
}

void Template::read_transforms() {
  const auto* transform = section("Transform");
  if (!transform) return;
  const document::List one{*transform};
  for (const auto& item : transform->list() ? *transform->list() : one) {
    const bool extensions = item.text() != nullptr && *item.text() == "AWS::LanguageExtensions";
    extended_ = extended_ || extensions;
    closed_ = closed_ && extensions;
  }
}

bool Template::may_get(std::string_view name) const {
  return !closed_ || std::ranges::any_of(resources_, [&](const Resource& resource) {
    return resource.type.ends_with("::MODULE") && name.starts_with(resource.logical_id);
  });
}

const Node* Template::section(std::string_view name) const { return look_up(sections_, name); }

const Resource* Template::find_resource(std::string_view logical_id) const {
  const auto found = resource_index_.find(logical_id);
  return found == resource_index_.end() ? nullptr : &resources_[found->second];
}

const Node* Template::find_parameter(std::string_view name) const {
  return look_up(parameters_, name);
}

const Node* Template::find_condition(std::string_view name) const {
  return look_up(conditions_, name);
}

Template::Index Template::index(std::string_view section_name) {
  const auto* found = section(section_name);
  if (!found || found->is_null()) return {};
  if (found->object()) return index_of(*found->object());
  refuse(found->offset(), fmt::format("the section '{}' is not a mapping", section_name),
         "write 'NAME: VALUE' members");
  return {};
}

void Template::add_resource(const document::Member& member) {
  if (is_loop(member.key) || member.key == "Fn::Transform") {
    closed_ = false;
    return;
  }
  const auto* type = member.value.find("Type");
  if (!type || !type->text()) {
    refuse(member.key_offset, fmt::format("the resource '{}' has no type", member.key),
           "give it a member 'Type', e.g. AWS::SQS::Queue");
    return;
  }
  resource_index_.emplace(member.key, resources_.size());
  resources_.push_back({member.key, *type->text(), &member.value, member.key_offset});
}

void Template::refuse(std::size_t offset, std::string message, std::string hint) {
  problems_.push_back({.id = "E0407",
                       .message = std::move(message),
                       .hint = std::move(hint),
                       .place = document_->place(offset)});
}

}  // namespace sagewatch::intrinsics
