#include "sagewatch/cfn/construct.hpp"

#include <utility>

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch::cfn {

std::string Construct::path() const {
  const auto above = scope_.parent ? scope_.parent->path() : "";
  return above.empty() ? scope_.id : above + "/" + scope_.id;
}

Construct* Construct::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

const Stack& Construct::stack() const {
  for (const auto* at = this; at; at = at->parent()) {
    if (const auto* stack = dynamic_cast<const Stack*>(at)) return *stack;
  }
  throw Error(path(), "a resource must be in a stack", where());
}

Stack& Construct::stack() { return const_cast<Stack&>(std::as_const(*this).stack()); }

void Construct::refuse_taken(const std::string& id, Source where) const {
  const auto* taken = find(id);
  if (!taken) return;
  const auto first = std::string(taken->where().file) + ":" + std::to_string(taken->where().line);
  throw Error(taken->path(), "this id is already taken, by the construct built at " + first, where);
}

void Construct::adopt(std::unique_ptr<Construct> child) {
  by_id_.emplace(child->id(), child.get());
  children_.push_back(std::move(child));
}

}  // namespace sagewatch::cfn
