#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// Filter patterns of CloudWatch Logs: which events a metric filter counts, and which a
/// subscription filter passes on.
///
/// Source: CloudWatch Logs user guide, "Filter pattern syntax for metric filters, subscription
/// filters, filter log events, and Live Tail" and "Supported regular expressions (regex) syntax".
namespace sagewatch::language::filter_pattern {

enum class Kind {
  terms,            ///< ERROR -"404"; an empty pattern too
  json,             ///< { $.level = "ERROR" }
  space_delimited,  ///< [ip, user, status=4*]
};

struct Pattern {
  Kind kind = Kind::terms;
  std::vector<std::string> fields = {};  ///< the named fields of a space-delimited pattern
  bool is_whole = true;                  ///< false if a part is unknown: there may be more fields
  Problems problems = {};                ///< for which CloudWatch Logs refuses the pattern
  Problems doubts = {};
};

/// Linear in the length of the text. Of several syntax errors the first is reported.
Pattern read(std::string_view text);

}  // namespace sagewatch::language::filter_pattern
