#include <fmt/format.h>

#include <algorithm>

#include "../characters.hpp"
#include "../logs_insights.hpp"
#include "reader.hpp"
#include "rules.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::language::logs_insights {
namespace {

/// StartQuery accepts no more.

}  // namespace

Query read(std::string_view text) {
  Query query;
  Reader(tokens_of(text), query).run();
  apply_rules(query);
  std::ranges::stable_sort(query.problems, {}, &Problem::offset);
  std::ranges::stable_sort(query.doubts, {}, &Problem::offset);
  const auto length = characters_in(text);
  if (length > quota::log_query) {
    query.problems.push_back(
        {0, fmt::format("the query has {} characters, CloudWatch Logs accepts {}", length,
                        quota::log_query)});
  }
  if (query.log_groups.size() > quota::queried_log_groups) {
    query.problems.push_back(
        {query.log_groups[quota::queried_log_groups].offset,
         fmt::format("the query names {} log groups, CloudWatch Logs accepts {}",
                     query.log_groups.size(), quota::queried_log_groups)});
  }
  return query;
}

}  // namespace sagewatch::language::logs_insights
