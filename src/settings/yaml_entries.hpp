#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/document/place.hpp"

namespace sagewatch {

using document::Mark;
using document::place_of;

/// A scalar; `text` is absent if it is null, or not a scalar.
struct YamlItem {
  std::optional<std::string> text;
  Mark mark;
};

/// One `KEY: VALUE` of the top-level mapping.
struct YamlEntry {
  enum class Shape { scalar, list, mapping, null };

  std::string key;
  Mark key_mark;
  Shape shape = Shape::null;
  Mark value_mark;
  std::vector<YamlItem> items =
      {};  ///< one for a scalar; for a list all items, including those that are not scalars
};

/// Why a text is not valid YAML for a configuration.
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
/// begin a line, or nothing at all. Anchors, aliases, tags, several documents and nesting deeper
/// than 8 levels are refused.
YamlEntries read_yaml(std::string_view text);

}  // namespace sagewatch
