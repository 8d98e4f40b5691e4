#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/document/place.hpp"

namespace sagewatch {

using document::Mark;
using document::place_of;

/// A scalar; `text` is absent where the YAML says null, or where something else stands here.
struct YamlItem {
  std::optional<std::string> text;
  Mark mark;
};

/// One `KEY: VALUE` of the top mapping.
struct YamlEntry {
  enum class Shape { scalar, list, mapping, null };

  std::string key;
  Mark key_mark;
  Shape shape = Shape::null;
  Mark value_mark;
  std::vector<YamlItem> items = {};  ///< one for a scalar; of a list, those that are no scalars too
};

/// Why a text is not the YAML that a configuration may be.
struct YamlRefusal {
  std::string message;
  std::string hint;
  Mark mark;
};

struct YamlEntries {
  std::vector<YamlEntry> entries;
  std::optional<YamlRefusal> refusal;
};

/// Reads a text of well-formed UTF-8 without control characters: a block mapping whose keys each
/// begin a line, or nothing at all. Anchors, aliases, tags, several documents and what is nested
/// deeper than 8 levels are refused.
YamlEntries read_yaml(std::string_view text);

}  // namespace sagewatch
