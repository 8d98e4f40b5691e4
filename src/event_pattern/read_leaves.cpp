#include "read_leaves.hpp"

#include "sagewatch/document/json_reader.hpp"

namespace sagewatch::event_pattern {
namespace {

using document::JsonReader;
using Token = document::JsonToken;

/// Walks through a JSON text and collects its leaves. `Step` returns the path of a name below a
/// path, or none for values to skip.
template <class Step>
class LeafReader {
 public:
  LeafReader(std::string_view json, Leaves& leaves, Step step)
      : reader_(json, leaves.decoded), leaves_(leaves), step_(step) {}

  std::optional<JsonError> read() {
    if (const auto first = reader_.next(); first != Token::begin_object) {
      if (first == Token::error) return reader_.error();
      return JsonError{0, "an event is an object"};
    }
    read_object(Paths::root, Leaf::none);
    if (reader_.next() != Token::end) return reader_.error();
    return std::nullopt;
  }

 private:
  void read_object(std::uint32_t path, std::uint32_t element) {
    for (auto token = reader_.next(); token == Token::key; token = reader_.next()) {
      const auto below = step_(path, reader_.value());
      const auto value = reader_.next();
      if (below == Paths::none) {
        reader_.skip(value);
      } else {
        read_value(value, below, element);
      }
    }
  }

  void read_value(Token token, std::uint32_t path, std::uint32_t element) {
    switch (token) {
      case Token::begin_object:
        return read_object(path, element);
      case Token::begin_array:
        return read_array(path, element);
      case Token::text:
        return add(LeafType::text, path, element);
      case Token::number:
        return add(LeafType::number, path, element);
      case Token::literal:
        return add(LeafType::literal, path, element);
      default:
        return;  // an error, which the reader keeps
    }
  }

  /// Scalars are not elements: any of them may match, independent of the other fields.
  void read_array(std::uint32_t path, std::uint32_t parent) {
    const auto array = arrays_++;
    for (auto token = reader_.next(); token != Token::end_array && token != Token::error;
         token = reader_.next()) {
      if (token != Token::begin_object && token != Token::begin_array) {
        read_value(token, path, parent);
        continue;
      }
      const auto element = static_cast<std::uint32_t>(leaves_.elements.size());
      leaves_.elements.push_back({array, parent, 0});
      read_value(token, path, element);
      leaves_.elements[element].end = static_cast<std::uint32_t>(leaves_.elements.size());
    }
  }

  void add(LeafType type, std::uint32_t path, std::uint32_t element) {
    if (path >= leaves_.first.size()) {
      leaves_.first.resize(path + 1, Leaf::none);
      leaves_.last.resize(path + 1, Leaf::none);
    }
    const auto number = static_cast<std::uint32_t>(leaves_.all.size());
    if (leaves_.first[path] == Leaf::none) {
      leaves_.first[path] = number;
      leaves_.present.push_back(path);
    } else {
      leaves_.all[leaves_.last[path]].next = number;
    }
    leaves_.last[path] = number;
    leaves_.all.push_back({path, element, Leaf::none, type, reader_.value()});
  }

  JsonReader reader_;
  Leaves& leaves_;
  Step step_;
  std::uint32_t arrays_ = 0;
};

void clear(Leaves& leaves) {
  for (const auto path : leaves.present) leaves.first[path] = Leaf::none;
  leaves.present.clear();
  leaves.all.clear();
  leaves.elements.clear();
  leaves.decoded.clear();
}

template <class Step>
std::optional<JsonError> read(std::string_view json, Leaves& leaves, Step step) {
  clear(leaves);
  if (json.size() > Event::largest) return JsonError{Event::largest, "too long for an event"};
  return LeafReader<Step>(json, leaves, step).read();
}

}  // namespace

std::optional<JsonError> read_leaves(std::string_view json, const Paths& paths, Leaves& leaves) {
  return read(json, leaves,
              [&](std::uint32_t from, std::string_view name) { return paths.find(from, name); });
}

std::optional<JsonError> read_all_leaves(std::string_view json, Paths& paths, Leaves& leaves) {
  return read(json, leaves,
              [&](std::uint32_t from, std::string_view name) { return paths.intern(from, name); });
}

std::variant<Event, JsonError> Event::parse(std::string_view json) {
  const auto content = std::make_shared<Content>(Content{.json = std::string(json)});
  if (auto error = read_all_leaves(content->json, content->paths, content->leaves)) return *error;
  return Event(content);
}

}  // namespace sagewatch::event_pattern
