#include <fmt/format.h>

#include <algorithm>

#include "../characters.hpp"
#include "../logs_insights.hpp"
#include "reader.hpp"
#include "rules.hpp"

namespace sagewatch::language::logs_insights {
namespace {

/// StartQuery accepts no more.
constexpr std::size_t most_characters = 10'000;
constexpr std::size_t most_log_groups = 50;

}  // namespace

Query read(std::string_view text) {
  Query query;
  Reader(tokens_of(text), query).run();
  apply_rules(query);
  std::ranges::stable_sort(query.problems, {}, &Problem::offset);
  std::ranges::stable_sort(query.doubts, {}, &Problem::offset);
  const auto length = characters_in(text);
  if (length > most_characters) {
    query.problems.push_back(
        {0, fmt::format("the query has {} characters, CloudWatch Logs accepts {}", length,
                        most_characters)});
  }
  if (query.log_groups.size() > most_log_groups) {
    query.problems.push_back(
        {query.log_groups[most_log_groups].offset,
         fmt::format("the query names {} log groups, CloudWatch Logs accepts {}",
                     query.log_groups.size(), most_log_groups)});
  }
  return query;
}

}  // namespace sagewatch::language::logs_insights
