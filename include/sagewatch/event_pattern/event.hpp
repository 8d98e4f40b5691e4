#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/document/json_error.hpp"
#include "sagewatch/event_pattern/paths.hpp"

namespace sagewatch::event_pattern {

using document::JsonError;

enum class LeafType : std::uint8_t { text, number, literal };

/// A value of an event that is neither an object nor an array.
struct Leaf {
  static constexpr std::uint32_t none = UINT32_MAX;

  std::uint32_t path;
  std::uint32_t element;  ///< innermost element of an array that it lies in, or none
  std::uint32_t next;     ///< the next leaf with the same path, or none
  LeafType type;
  std::string_view value;  ///< a text decoded; true, false, null and numbers as they are written
};

/// An object or array that is an element of an array. Elements are numbered in document order.
struct Element {
  std::uint32_t array;   ///< number of the array
  std::uint32_t parent;  ///< element that the array lies in, or Leaf::none
  std::uint32_t end;     ///< one more than the last element inside this one
};

/// The leaves of an event by their paths. The objects and arrays between them are not kept: a leaf
/// inside an array has the same path as a leaf outside one, and knows its element.
struct Leaves {
  std::vector<Leaf> all = {};
  std::vector<Element> elements = {};
  std::vector<std::uint32_t> first = {};    ///< by path; Leaf::none where it has no leaf
  std::vector<std::uint32_t> last = {};     ///< by path
  std::vector<std::uint32_t> present = {};  ///< the paths that have leaves
  std::deque<std::string> decoded = {};     ///< strings with escapes
};

/// An event, read once to be matched with many patterns. Copies share what was read.
class Event {
 public:
  /// More than EventBridge accepts, which is 256 KiB.
  static constexpr std::size_t largest = 1 << 20;

  /// Parses the JSON object in `json`.
  static std::variant<Event, JsonError> parse(std::string_view json);

  const Leaves& leaves() const { return content_->leaves; }
  const Paths& paths() const { return content_->paths; }

 private:
  struct Content {
    std::string json;  ///< what the leaves point into
    Paths paths = {};
    Leaves leaves = {};
  };

  explicit Event(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

  std::shared_ptr<const Content> content_;
};

}  // namespace sagewatch::event_pattern
