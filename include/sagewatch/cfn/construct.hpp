#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sagewatch/cfn/error.hpp"
#include "sagewatch/cfn/source.hpp"

namespace sagewatch::cfn {

class Construct;
class Stack;

/// The position of a construct: a child of `parent` with the name `id`, built on the line `where`.
struct Scope {
  Construct* parent;  ///< nullptr only for an App
  std::string id;
  Source where;
};

/// A node of the construct tree. The tree owns its nodes; they do not move.
class Construct {
 public:
  explicit Construct(Scope scope) : scope_(std::move(scope)) {}
  virtual ~Construct() = default;
  Construct(const Construct&) = delete;
  Construct& operator=(const Construct&) = delete;

  /// Builds a T as a child of this construct. Throws Error if `id` is taken.
  template <std::derived_from<Construct> T>
  T& add(std::string id, typename T::Props props, Source where = Source::here()) {
    refuse_taken(id, where);
    auto child = std::make_unique<T>(Scope{this, std::move(id), where}, std::move(props));
    T& added = *child;
    adopt(std::move(child));
    return added;
  }

  /// The child `id`, or nullptr.
  Construct* find(std::string_view id) const;

  const std::string& id() const { return scope_.id; }
  Construct* parent() const { return scope_.parent; }
  Source where() const { return scope_.where; }
  const std::vector<std::unique_ptr<Construct>>& children() const { return children_; }

  /// Ids from the stack down, e.g. "MonitoringAccountInfraStack/Ingester/Role".
  std::string path() const;

  /// The stack that this construct belongs to. Throws Error outside any stack.
  Stack& stack();
  const Stack& stack() const;

 private:
  void refuse_taken(const std::string& id, Source where) const;
  void adopt(std::unique_ptr<Construct> child);

  Scope scope_;
  std::vector<std::unique_ptr<Construct>> children_;
  std::unordered_map<std::string_view, Construct*> by_id_;
};

}  // namespace sagewatch::cfn
