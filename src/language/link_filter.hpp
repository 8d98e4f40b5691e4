#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "problem.hpp"

namespace sagewatch::language {

/// A filter of an OAM link: `LogGroupName LIKE '/aws/%' OR LogGroupName IN ('a', 'b')`, or `*`.
/// Parentheses around conditions are not documented: reading ends there.
struct LinkFilter {
  /// The string after LIKE, without its quotes.
  struct Like {
    std::size_t offset;
    std::string_view text;
  };

  std::size_t operands = 0;  ///< the number of ANDs and ORs
  std::vector<Like> likes = {};
  Problems problems = {};
};

/// `term` is what the filter compares: "LogGroupName" or "Namespace". The result refers to the
/// text.
LinkFilter read_link_filter(std::string_view text, std::string_view term);

}  // namespace sagewatch::language
