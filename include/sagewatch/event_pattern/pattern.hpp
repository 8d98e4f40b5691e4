#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/event_pattern/matcher.hpp"

namespace sagewatch::event_pattern {

/// What a pattern requires of the field at `path`.
struct Field {
  std::string path;  ///< "detail.state"
  std::vector<Matcher>
      matchers;        ///< one of them must match a value; empty: the field must be absent
  std::string wanted;  ///< the part of the pattern, as compact JSON
};

/// Fields that must all match; sorted by path, each path once.
using Branch = std::vector<Field>;

/// What is wrong with a pattern.
struct PatternError {
  std::string path;     ///< of the field: "detail.state"; empty for the pattern as a whole
  std::string message;  ///< "'numeric' takes a list of comparisons"
  std::size_t offset;   ///< byte of the text
};

/// An EventBridge event pattern.
class Pattern {
 public:
  /// The combinations of `$or` that EventBridge allows.
  static constexpr std::size_t most_branches = 1000;

  static std::variant<Pattern, PatternError> parse(std::string_view json);

  /// One of these must match: there are several if the pattern uses `$or`, or allows both a value
  /// and the absence of a field.
  const std::vector<Branch>& branches() const { return branches_; }

  /// Characters of the pattern as compact JSON, which is what EventBridge counts.
  std::size_t size() const { return size_; }

 private:
  Pattern() = default;

  std::vector<Branch> branches_;
  std::size_t size_ = 0;
};

}  // namespace sagewatch::event_pattern
