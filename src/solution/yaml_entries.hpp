#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch::solution {

/// Where something begins in a text. Bytes and lines count from 0.
struct Mark {
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t offset = 0;
};

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

/// `mark` in the file called `name`, as a person counts it: from 1, in characters. Of a long line
/// only the beginning is quoted.
cfn::Place place_of(const std::string& name, std::string_view text, const Mark& mark);

}  // namespace sagewatch::solution
