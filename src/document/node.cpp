#include "sagewatch/document/node.hpp"

#include <algorithm>
#include <charconv>

namespace sagewatch::document {

Object::Object() = default;
Object::Object(const Object& other) = default;
Object::Object(Object&& other) noexcept = default;
Object& Object::operator=(const Object& other) = default;
Object& Object::operator=(Object&& other) noexcept = default;
Object::~Object() = default;

void Object::append(std::string key, std::uint32_t key_offset, Node value) {
  members_.push_back({std::move(key), key_offset, std::move(value)});
}

const Node* Object::find(std::string_view key) const {
  const auto found = std::ranges::find(members_, key, &Member::key);
  return found == members_.end() ? nullptr : &found->value;
}

bool Object::empty() const { return members_.empty(); }
std::size_t Object::size() const { return members_.size(); }

const Node* Node::find(std::string_view key) const {
  const auto* members = object();
  return members ? members->find(key) : nullptr;
}

std::optional<std::string> Node::scalar() const {
  if (const auto* string = text()) return *string;
  if (const auto* number = get<Number>()) return number->text;
  if (const auto* flag = get<bool>()) return *flag ? "true" : "false";
  return std::nullopt;
}

std::optional<std::int64_t> Node::integer() const {
  const auto digits = scalar().value_or("");
  std::int64_t out = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, out);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return out;
}

const Node* find(const Node* node, std::string_view key) {
  return node ? node->find(key) : nullptr;
}

const Node* find(const Node* node, std::initializer_list<std::string_view> path) {
  for (const auto key : path) node = find(node, key);
  return node;
}

}  // namespace sagewatch::document
