#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/cfn/text.hpp"

namespace sagewatch::document {

class Node;
struct Member;
using List = std::vector<Node>;

struct Null {};

/// As it was written; CloudFormation converts numbers to strings wherever it can.
struct Number {
  std::string text;
};

/// Members in the order in which they were written; the keys differ.
class Object {
 public:
  // All defaulted, but where Member is complete.
  Object();
  Object(const Object& other);
  Object(Object&& other) noexcept;
  Object& operator=(const Object& other);
  Object& operator=(Object&& other) noexcept;
  ~Object();

  /// Appends a member whose key is known to be new, without looking.
  void append(std::string key, std::uint32_t key_offset, Node value);
  const Node* find(std::string_view key) const;
  const std::vector<Member>& members() const { return members_; }
  bool empty() const;
  std::size_t size() const;

 private:
  std::vector<Member> members_;
};

/// A value with the offset in the text where it begins. Readers never produce the alternative
/// cfn::Text: the evaluator does, for values that are known in part or not at all. It has at least
/// one reference.
class Node {
 public:
  using Data = std::variant<Null, bool, Number, std::string, cfn::Text, List, Object>;

  Node() = default;
  Node(Data content, std::uint32_t begin) : data_(std::move(content)), offset_(begin) {}

  const Data& data() const { return data_; }
  std::uint32_t offset() const { return offset_; }
  template <class T>
  T* get() {
    return std::get_if<T>(&data_);
  }
  template <class T>
  const T* get() const {
    return std::get_if<T>(&data_);
  }

  const std::string* text() const { return get<std::string>(); }
  const List* list() const { return get<List>(); }
  const Object* object() const { return get<Object>(); }
  bool is_null() const { return get<Null>() != nullptr; }

  /// The member `key` of an object; null if this is no object or has no such member.
  const Node* find(std::string_view key) const;
  /// Strings, numbers and booleans as strings, as CloudFormation treats them.
  std::optional<std::string> scalar() const;
  /// An integer, whether written as a number or as text.
  std::optional<std::int64_t> integer() const;

 private:
  Data data_;
  std::uint32_t offset_ = 0;
};

struct Member {
  std::string key;
  std::uint32_t key_offset;
  Node value;
};

/// `node->find(key)` for a node that may be absent: paths can be followed without checking each
/// step.
const Node* find(const Node* node, std::string_view key);

/// Follows a path: `find(node, {"Properties", "Targets"})`.
const Node* find(const Node* node, std::initializer_list<std::string_view> path);

/// The same value, wherever it was written. Objects are equal in any order of their members.
bool same(const Node& left, const Node& right);

}  // namespace sagewatch::document
