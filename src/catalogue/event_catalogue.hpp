#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What sagewatch knows about SageMaker's native events: templates/data/event-catalogue.yaml, which
/// says what each key means.
namespace sagewatch {

/// A field of a record, or a part of an event, and its paths in the event's detail.
struct EventField {
  std::string name;
  std::vector<std::string> paths;
};

struct EventKind {
  std::string name;
  std::vector<EventField> keys;     ///< its own keys, in the order of the catalogue
  std::vector<EventField> others;   ///< derived from its name or noun, or the defaults
  std::vector<EventField> fields;   ///< string fields of records that only some kinds have
  std::vector<EventField> numbers;  ///< number fields of records that only some kinds have

  /// The values of a key, e.g. "terminal"; empty if the kind doesn't have it.
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
  std::vector<FailureClass> failure_classes;  ///< the first match counts
};

/// A mistake in a data file, which is part of the program: `what()` is "FILE:LINE: MESSAGE".
struct CatalogueError : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws CatalogueError.
EventCatalogue read_event_catalogue(std::string_view text);

/// The embedded catalogue, read on first use.
const EventCatalogue& event_catalogue();

}  // namespace sagewatch
