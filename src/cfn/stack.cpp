#include "sagewatch/cfn/stack.hpp"

#include <algorithm>
#include <cctype>

#include "link.hpp"

namespace sagewatch::cfn {
namespace {

Object render(const Parameter& parameter) {
  Object out{{"Type", "String"},
             {"Description", parameter.description},
             {"Default", parameter.default_value},
             {"AllowedPattern", parameter.allowed_pattern},
             {"ConstraintDescription", parameter.constraint}};
  if (!parameter.allowed_values.empty()) out.set("AllowedValues", list(parameter.allowed_values));
  return out;
}

Object render(const Output& output) {
  std::optional<std::string> condition;
  if (output.condition) condition = output.condition->name;
  return {{"Condition", condition}, {"Description", output.description}, {"Value", output.value}};
}

template <class Items>
void section(Object& out, const char* name, const Items& items) {
  if (items.empty()) return;
  Object written;
  for (const auto& item : items) written.append(item.id, render(item));
  out.set(name, std::move(written));
}

}  // namespace

Stack::Stack(Scope scope, std::string description)
    : Construct(std::move(scope)), description_(std::move(description)) {}

void Stack::take(const std::string& logical_id, const std::string& path, Source where) {
  const auto alphanumeric = [](unsigned char c) { return std::isalnum(c) != 0; };
  if (logical_id.empty() || !std::ranges::all_of(logical_id, alphanumeric)) {
    throw Error(path, "the logical id '" + logical_id + "' must be alphanumeric", where);
  }
  const auto [owner, taken] = owners_.emplace(logical_id, path);
  if (!taken) {
    throw Error(path, "its logical id '" + logical_id + "' is taken by " + owner->second, where);
  }
}

void Stack::enrol(const Resource& resource) {
  take(resource.logical_id(), resource.path(), resource.where());
  resources_.push_back(&resource);
}

Text Stack::parameter(Parameter parameter) {
  take(parameter.id, path() + "/" + parameter.id, where());
  parameters_.push_back(std::move(parameter));
  return Reference{id(), parameters_.back().id};
}

Condition Stack::condition(std::string name, Value expression) {
  conditions_.push_back({name, std::move(expression)});
  return {std::move(name)};
}

void Stack::output(Output output) { outputs_.push_back(std::move(output)); }

void Stack::check_references(const Value& value, const std::string& path, Source built) const {
  for_each_reference(value, "", [&](const Reference& reference, const std::string& place) {
    if (reference.stack.empty()) return;
    if (reference.stack != id()) {
      throw Error(path,
                  place + " refers to " + reference.stack + "/" + reference.logical_id +
                      ", which is in another stack",
                  built);
    }
    if (!owners_.contains(reference.logical_id)) {
      throw Error(path, place + " refers to " + reference.logical_id + ", which is not declared",
                  built);
    }
  });
}

Object Stack::synth() const {
  Object out{{"AWSTemplateFormatVersion", "2010-09-09"}, {"Description", description_}};
  section(out, "Parameters", parameters_);
  Object conditions;
  for (const auto& [name, expression] : conditions_) {
    check_references(expression, path() + "/" + name, where());
    conditions.append(name, expression);
  }
  if (!conditions_.empty()) out.set("Conditions", std::move(conditions));
  Object resources;
  for (const auto* resource : resources_) {
    auto rendered = resource->render();
    check_references(rendered, resource->path(), resource->where());
    resources.append(resource->logical_id(), std::move(rendered));
  }
  out.set("Resources", std::move(resources));
  for (const auto& output : outputs_)
    check_references(output.value, path() + "/" + output.id, where());
  section(out, "Outputs", outputs_);
  return out;
}

}  // namespace sagewatch::cfn
