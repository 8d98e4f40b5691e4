#include "sagewatch/cfn/resource.hpp"

#include <algorithm>

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch::cfn {
namespace {

std::string logical_id_of(const Construct& construct, const Stack& stack) {
  std::string id;
  for (const auto* at = &construct; at != &stack; at = at->parent()) id.insert(0, at->id());
  return id;
}

void set_at(Object& object, std::string_view path, Value value) {
  const auto dot = path.find('.');
  std::string key(path.substr(0, dot));
  if (dot == std::string_view::npos) return object.set(std::move(key), std::move(value));
  const auto* child = object.find(key);
  if (!child || !child->get<Object>()) object.set(key, Object{});
  set_at(*object.find(key)->get<Object>(), path.substr(dot + 1), std::move(value));
}

}  // namespace

Resource::Resource(Scope scope, std::string type)
    : Construct(std::move(scope)),
      type_(std::move(type)),
      logical_id_(logical_id_of(*this, stack())) {
  stack().enrol(*this);
}

Text Resource::ref() const { return Reference{stack().id(), logical_id_}; }

Text Resource::attribute(std::string_view name) const {
  return Reference{stack().id(), logical_id_, std::string(name)};
}

void Resource::depends_on(const Resource& other) {
  if (std::ranges::find(depends_on_, other.logical_id_) == depends_on_.end()) {
    depends_on_.push_back(other.logical_id_);
  }
}

void Resource::override_property(std::string_view path, Value value) {
  overrides_.push_back({std::string(path), std::move(value)});
}

Object Resource::render() const {
  Object out{{"Type", type_}, {"Condition", condition_}};
  if (!depends_on_.empty()) out.set("DependsOn", list(depends_on_));
  if (!metadata_.empty()) out.set("Metadata", metadata_);
  auto written = properties();
  for (const auto& [path, value] : overrides_) set_at(written, path, value);
  if (!written.empty()) out.set("Properties", std::move(written));
  if (removal_ == Removal::retain) {
    // A failed creation must not leave behind a resource whose name blocks the next one.
    out.set("DeletionPolicy", "RetainExceptOnCreate");
    out.set("UpdateReplacePolicy", "Retain");
  }
  return out;
}

RawResource::RawResource(Scope scope, Props props)
    : Resource(std::move(scope), std::move(props.type)), properties_(std::move(props.properties)) {}

}  // namespace sagewatch::cfn
