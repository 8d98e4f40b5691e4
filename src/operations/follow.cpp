#include "operations/follow.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sagewatch {
namespace {

/// Follows one operation, document by document.
class Follower {
 public:
  Follower(EventHistory history, Progress& progress)
      : history_(std::move(history)), progress_(progress) {}

  void take(const EventDocument& document) {
    result_.read_anything = true;
    std::vector<StackEvent> news;
    if (const auto* now = std::get_if<Instant>(&document)) {
      advance(*now);
    } else {
      news = take_page(std::get<std::vector<StackEvent>>(document));
    }
    if (result_.operation) progress_.show(news, *result_.operation, result_.now);
  }

  bool ended() const { return result_.operation && result_.operation->end; }
  Followed& result() { return result_; }

 private:
  /// Clocks may disagree, and documents may be late: our time never goes back.
  void advance(Instant instant) { result_.now = std::max(result_.now, instant); }

  std::vector<StackEvent> take_page(const std::vector<StackEvent>& page) {
    std::vector<StackEvent> news;
    if (!history_.add(page)) return news;
    const auto events = history_.operation();
    for (const auto& event : events) {
      advance(event.time);
      if (shown_.insert(event.id).second) news.push_back(event);
    }
    result_.events = events.size();
    result_.operation = latest_operation(events);
    return news;
  }

  EventHistory history_;
  Progress& progress_;
  std::set<std::string> shown_;
  Followed result_;
};

}  // namespace

Followed follow(JsonDocuments& documents, EventHistory history, Progress& progress) {
  Follower follower(std::move(history), progress);
  cfn::Diagnostics diagnostics;
  while (!follower.ended() && diagnostics.empty()) {
    const auto json = documents.next();
    if (!json) {
      diagnostics = documents.diagnostics();
      break;
    }
    if (const auto document = read_event_document(*json, diagnostics)) follower.take(*document);
  }
  progress.finish();
  auto result = std::move(follower.result());
  result.diagnostics = std::move(diagnostics);
  return result;
}

}  // namespace sagewatch
