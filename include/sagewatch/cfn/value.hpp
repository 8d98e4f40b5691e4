#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/cfn/text.hpp"

namespace sagewatch::cfn {

class Value;
struct Member;
struct Field;
using List = std::vector<Value>;

/// Members in the order in which they were given. Absent optionals are omitted.
class Object {
 public:
  // All defaulted, but where Member is complete.
  Object();
  Object(const Object& other);
  Object(Object&& other) noexcept;
  Object& operator=(const Object& other);
  Object& operator=(Object&& other) noexcept;
  ~Object();

  Object(std::initializer_list<Field> fields);

  /// Replaces the member `key`, or appends it.
  void set(std::string key, Value value);
  /// Appends a member whose key is known to be new, without looking.
  void append(std::string key, Value value);
  Value* find(std::string_view key);
  const Value* find(std::string_view key) const;
  const std::vector<Member>& members() const { return members_; }
  bool empty() const;

 private:
  std::vector<Member> members_;
};

/// A node of a template: what JSON has, with Text in place of strings.
class Value {
 public:
  using Data = std::variant<bool, std::int64_t, double, Text, List, Object>;

  Value(std::same_as<bool> auto flag) : data_(flag) {}
  template <std::integral T>
  requires(!std::same_as<T, bool>) Value(T number) : data_(static_cast<std::int64_t>(number)) {}
  Value(double number) : data_(number) {}
  Value(const char* text) : data_(Text(text)) {}
  Value(std::string_view text) : data_(Text(text)) {}
  Value(std::string text) : data_(Text(std::move(text))) {}
  Value(Text text) : data_(std::move(text)) {}
  Value(Reference reference) : data_(Text(std::move(reference))) {}
  Value(List list) : data_(std::move(list)) {}
  Value(Object object) : data_(std::move(object)) {}

  const Data& data() const { return data_; }
  template <class T>
  T* get() {
    return std::get_if<T>(&data_);
  }
  template <class T>
  const T* get() const {
    return std::get_if<T>(&data_);
  }

 private:
  Data data_;
};

struct Member {
  std::string key;
  Value value;
};

/// One entry of an Object's initializer; an empty optional stands for no member.
struct Field {
  Field(std::string name, std::convertible_to<Value> auto content)
      : key(std::move(name)), value(std::move(content)) {}
  template <std::convertible_to<Value> T>
  Field(std::string name, std::optional<T> content) : key(std::move(name)) {
    if (content) value.emplace(std::move(*content));
  }

  std::string key;
  std::optional<Value> value;
};

/// A List of whatever can become a Value.
template <std::ranges::input_range Range>
List list(const Range& items) {
  return {std::ranges::begin(items), std::ranges::end(items)};
}

}  // namespace sagewatch::cfn
