#pragma once

#include <cstddef>
#include <string_view>

namespace sagewatch::language::logs_insights {

/// What follows a command's name.
enum class Syntax {
  nothing,     ///< anomaly
  items,       ///< expressions with aliases: fields, display, unmask, dedup, pattern
  condition,   ///< filter, filterIndex
  aggregates,  ///< stats
  order,       ///< sort
  count,       ///< limit
  parse,
  period,  ///< diff
  unnest,
  source,
  open,  ///< join, lookup, addtotals: skipped, except for subqueries
};

struct CommandWord {
  std::string_view name;  ///< in lower case
  Syntax syntax;
};

/// Null if there is no such command in the documentation. `name` is in lower case.
const CommandWord* find_command(std::string_view name);

struct FunctionWord {
  std::string_view name;  ///< in lower case
  std::size_t least;      ///< arguments
  std::size_t most;
  bool aggregates = false;
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// Null if there is no such function in the documentation. `name` is in lower case.
const FunctionWord* find_function(std::string_view name);

/// The largest number of a unit in `bin` that is not truncated, such as 60 seconds; 0 if there is
/// no limit. Units that are not listed are refused.
struct Unit {
  bool known;
  std::size_t most;
};
Unit unit_named(std::string_view name);

/// Words between expressions that are not field names.
bool is_keyword(std::string_view folded);

}  // namespace sagewatch::language::logs_insights
