#pragma once

#include <yaml.h>

#include <string_view>

namespace sagewatch::document {

/// An event of libyaml's parser, and what it holds.
class YamlEvent {
 public:
  YamlEvent() = default;
  YamlEvent(const YamlEvent&) = delete;
  YamlEvent& operator=(const YamlEvent&) = delete;
  ~YamlEvent() { yaml_event_delete(&event_); }

  const yaml_event_t& get() const { return event_; }

 private:
  friend class YamlParser;
  yaml_event_t event_ = {};
};

/// libyaml's parser of a text in UTF-8, which must outlive it.
class YamlParser {
 public:
  explicit YamlParser(std::string_view text);
  YamlParser(const YamlParser&) = delete;
  YamlParser& operator=(const YamlParser&) = delete;
  ~YamlParser() { yaml_parser_delete(&parser_); }

  /// Replaces a fresh `event` by the next one; false where the text is not YAML.
  bool next(YamlEvent& event);
  /// Why, with what and where.
  const yaml_parser_t& state() const { return parser_; }

 private:
  yaml_parser_t parser_ = {};
};

}  // namespace sagewatch::document
