#include <fmt/format.h>

#include <algorithm>

#include "reader.hpp"
#include "rules.hpp"
#include "sagewatch/language/logs_insights.hpp"

namespace sagewatch::language::logs_insights {
namespace {

/// StartQuery, and the number of log groups from the guide's quotas.
constexpr std::size_t most_bytes = 10'000;
constexpr std::size_t most_log_groups = 50;

/// In bytes that begin a character.
std::size_t characters_in(std::string_view text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

}  // namespace

Query read(std::string_view text) {
  Query query;
  Reader(tokens_of(text), query).run();
  apply_rules(query);
  std::ranges::stable_sort(query.problems, {}, &Problem::offset);
  std::ranges::stable_sort(query.doubts, {}, &Problem::offset);
  const auto length = characters_in(text);
  if (length > most_bytes) {
    query.problems.push_back(
        {0, fmt::format("the query has {} characters, CloudWatch Logs accepts {}", length,
                        most_bytes)});
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
