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
  open,  ///< join, lookup, addtotals: read over, with the subqueries in it
};

struct CommandWord {
  std::string_view name;  ///< in lower case
  Syntax syntax;
};

/// Null where the documentation has no such command. `name` in lower case.
const CommandWord* find_command(std::string_view name);

struct FunctionWord {
  std::string_view name;  ///< in lower case
  std::size_t least;      ///< arguments
  std::size_t most;
  bool aggregates = false;
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// Null where the documentation has no such function. `name` in lower case.
const FunctionWord* find_function(std::string_view name);

/// The most of a unit that `bin` takes before it is cut off, as "60 of seconds"; 0 where there is
/// no limit, and absent units are refused.
struct Unit {
  bool known;
  std::size_t most;
};
Unit unit_named(std::string_view name);

/// Words that stand between expressions and are no field's name.
bool is_keyword(std::string_view folded);

}  // namespace sagewatch::language::logs_insights
