#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What sagewatch knows about SageMaker's native events: templates/data/event-catalogue.yaml, which
/// says what each key means.
namespace sagewatch {

/// A field of a record, or a part of an event, and the paths in the event's detail where it stands.
struct EventField {
  std::string name;
  std::vector<std::string> paths;
};

struct EventKind {
  std::string name;
  std::vector<EventField> keys;     ///< what it says for itself, in the catalogue's order
  std::vector<EventField> others;   ///< what holds for it by its noun, or for every kind
  std::vector<EventField> fields;   ///< record fields that only some kinds have: texts
  std::vector<EventField> numbers;  ///< the same: numbers

  /// The values of a key, e.g. "terminal"; empty where the kind doesn't have it.
  const std::vector<std::string>& values(std::string_view key) const;
  /// The kind's detail types, as EventBridge writes them.
  std::vector<std::string> detail_types() const;
};

struct FailureClass {
  std::string name;
  std::vector<std::string> patterns;  ///< regular expressions
};

struct EventCatalogue {
  std::vector<EventField> defaults;
  std::vector<EventKind> kinds;
  std::vector<FailureClass> failure_classes;  ///< the first that matches counts
};

/// A mistake in the catalogue, which is part of the program: `what()` is "FILE:LINE: MESSAGE".
struct CatalogueError : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws CatalogueError.
EventCatalogue read_event_catalogue(std::string_view text);

/// The catalogue that the program carries, read when it is first asked for.
const EventCatalogue& event_catalogue();

}  // namespace sagewatch
