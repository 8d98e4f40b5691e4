#include "sagewatch/cfn/value.hpp"

#include <algorithm>

namespace sagewatch::cfn {

Object::Object() = default;
Object::Object(const Object& other) = default;
Object::Object(Object&& other) noexcept = default;
Object& Object::operator=(const Object& other) = default;
Object& Object::operator=(Object&& other) noexcept = default;
Object::~Object() = default;

Object::Object(std::initializer_list<Field> fields) {
  members_.reserve(fields.size());
  for (const auto& field : fields) {
    if (field.value) members_.push_back({field.key, *field.value});
  }
}

void Object::set(std::string key, Value value) {
  if (auto* existing = find(key)) {
    *existing = std::move(value);
  } else {
    members_.push_back({std::move(key), std::move(value)});
  }
}

void Object::append(std::string key, Value value) {
  members_.push_back({std::move(key), std::move(value)});
}

Value* Object::find(std::string_view key) {
  const auto found = std::ranges::find(members_, key, &Member::key);
  return found == members_.end() ? nullptr : &found->value;
}

const Value* Object::find(std::string_view key) const {
  const auto found = std::ranges::find(members_, key, &Member::key);
  return found == members_.end() ? nullptr : &found->value;
}

bool Object::empty() const { return members_.empty(); }

}  // namespace sagewatch::cfn
