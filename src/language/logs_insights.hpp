#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// Queries in CloudWatch Logs Insights QL: those of saved queries and of dashboards' log widgets.
///
/// Source: CloudWatch Logs user guide, "CloudWatch Logs Insights language query syntax" and the
/// pages below it. AWS adds commands and functions every year, so a name that the guide does not
/// have is a doubt, not a problem.
namespace sagewatch::language::logs_insights {

/// A field, an alias or a log group, as it is called: without backticks and quotes.
struct Name {
  std::string text;
  std::size_t offset;
};

/// One of the commands between the pipes.
struct Command {
  std::string name;  ///< in lower case
  std::size_t offset;
  std::vector<Name> reads = {};       ///< fields
  std::vector<Name> defines = {};     ///< aliases, and the fields that `parse` extracts
  std::vector<Name> groups = {};      ///< of `stats`: the expressions after `by`, without an alias
  std::vector<Name> log_groups = {};  ///< of `SOURCE`
  bool is_open = false;               ///< whether it may define unknown fields
};

/// A name that is not documented.
struct UnknownName {
  enum class Kind { command, function, field };

  Kind kind;
  Name name;
};

struct Query {
  std::vector<Command> commands;  ///< of the query itself
  std::vector<Name> log_groups;   ///< of every `SOURCE`, including those of subqueries and joins
  std::vector<Name> prefixes;     ///< prefixes of log group names, in every `SOURCE logGroups()`
  std::vector<Name> accounts;     ///< account identifiers there
  std::vector<UnknownName> unknown = {};
  Problems problems = {};  ///< for which CloudWatch Logs refuses to run the query
  Problems doubts = {};    ///< what the documentation does not describe, or advises against
};

/// Linear in the length of the text. Of several syntax errors the first is reported.
Query read(std::string_view text);

/// The documented names, in lower case.
std::span<const std::string_view> command_names();
std::span<const std::string_view> function_names();
/// The fields that CloudWatch Logs generates, as they are written.
std::span<const std::string_view> field_names();

}  // namespace sagewatch::language::logs_insights
