#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/event_pattern/cidr.hpp"
#include "sagewatch/event_pattern/event.hpp"

/// What a pattern may require of one value: one type for each of EventBridge's comparison
/// operators. Those on strings are false for numbers and literals. "Ignore case" means the letters
/// A to Z.
namespace sagewatch::event_pattern {

/// The same string, the same literal, or a number that is written the same: EventBridge documents
/// that 300, 300.0 and 3.0e2 are not equal.
struct Exact {
  LeafType type;
  std::string value;
};

struct Prefix {
  std::string text;
  bool ignore_case = false;  ///< then the text is in lower case
};

struct Suffix {
  std::string text;
  bool ignore_case = false;  ///< then the text is in lower case
};

struct EqualsIgnoreCase {
  std::string text;  ///< in lower case
};

/// Literals with anything between them: "a*b" is {"a", "b"}.
struct Wildcard {
  std::vector<std::string> literals;
};

/// A number with six decimals: EventBridge compares no more than that.
using Millionths = std::int64_t;

struct NumericRange {
  Millionths least;
  Millionths most;
};

struct InBlock {
  Cidr block;
};

struct Exists {};

using TextMatcher = std::variant<Exact, Prefix, Suffix, EqualsIgnoreCase, Wildcard>;

/// Any value, of any type, that none of these match.
struct AnythingBut {
  std::vector<TextMatcher> texts;
  std::vector<Millionths> numbers;
};

using Matcher = std::variant<Exact, Prefix, Suffix, EqualsIgnoreCase, Wildcard, NumericRange,
                             InBlock, Exists, AnythingBut>;

bool accepts(const Matcher& matcher, const Leaf& leaf);

/// EventBridge compares numbers from -5e9 to 5e9; nothing for others.
std::optional<Millionths> millionths(std::string_view number);

/// The letters A to Z in lower case.
std::string lower_case(std::string_view text);

}  // namespace sagewatch::event_pattern
