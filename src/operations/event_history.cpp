#include "operations/event_history.hpp"

#include <algorithm>

namespace sagewatch {
namespace {

bool starts_operation(const StackEvent& event) {
  return about_stack(event) &&
         (event.status == "CREATE_IN_PROGRESS" || event.status == "UPDATE_IN_PROGRESS" ||
          event.status == "DELETE_IN_PROGRESS" || event.status == "IMPORT_IN_PROGRESS");
}

}  // namespace

bool EventHistory::concerns(const StackEvent& event) {
  if (!stack_id_ && (!token_ || event.token == token_)) stack_id_ = event.stack_id;
  return event.stack_id == stack_id_ && (!token_ || event.token == token_);
}

bool EventHistory::add(const std::vector<StackEvent>& page) {
  const auto before = events_.size();
  std::for_each(page.rbegin(), page.rend(), [this](const StackEvent& event) {
    if (concerns(event) && seen_.insert(event.id).second) events_.push_back(event);
  });
  if (events_.size() == before) return false;
  std::ranges::stable_sort(events_, {}, &StackEvent::time);
  return true;
}

/// A failed creation may end in a deletion, which has the token of the creation and is part of it.
std::size_t EventHistory::newest_start() const {
  const auto newest = std::ranges::find_if(events_.rbegin(), events_.rend(), starts_operation);
  if (newest == events_.rend()) return events_.size();
  const auto same = [&](const StackEvent& event) {
    return starts_operation(event) && event.token == newest->token;
  };
  auto begin = newest.base() - 1;
  if (newest->token) begin = std::ranges::find_if(events_.begin(), newest.base(), same);
  return static_cast<std::size_t>(begin - events_.begin());
}

std::vector<StackEvent> EventHistory::operation() const {
  const auto begin = token_ ? 0 : newest_start();
  return {events_.begin() + static_cast<long>(begin), events_.end()};
}

}  // namespace sagewatch
