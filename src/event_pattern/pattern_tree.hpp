#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::event_pattern {

/// A field as written in a pattern, where `{"exists": false}` is one of the alternatives.
struct AskedField {
  Field field;
  bool may_be_absent = false;
};

/// An object of a pattern, without its nesting: fields, and the alternatives of each `$or`.
struct Conjunction {
  std::vector<AskedField> fields = {};
  std::vector<std::vector<Conjunction>> choices = {};
};

/// The pattern in `json` as written, or what is wrong with it.
std::variant<Conjunction, PatternError> parse_tree(std::string_view json);

/// All combinations of the alternatives, or what is wrong with them.
std::variant<std::vector<Branch>, PatternError> expand(const Conjunction& tree);

}  // namespace sagewatch::event_pattern
