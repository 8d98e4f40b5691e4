#include <fmt/format.h>

#include "checks/language_text.hpp"
#include "checks/logs/log_queries.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

namespace insights = language::logs_insights;

/// AWS adds names, so one that the guide doesn't have may be new, or misspelt.
language::Problem problem_of(const insights::UnknownName& unknown) {
  const bool command = unknown.kind == insights::UnknownName::Kind::command;
  const auto names = command ? insights::command_names() : insights::function_names();
  const auto meant = document::near_miss(unknown.name.text, names);
  return {unknown.name.offset,
          fmt::format("the guide has no {} '{}'{}", command ? "command" : "function",
                      unknown.name.text, meant ? ": did you mean '" + *meant + "'?" : "")};
}

}  // namespace

const Check log_query_doubtful{
    .id = "W1121",
    .title = "a Logs Insights query uses what the guide does not have",
    .why =
        "An unknown command or function is a typo, or newer than this check. Behind stats, a field "
        "that it does not give is empty. An alias that is also a field of its own expression is "
        "reported to be refused, as a cycle.",
    .fix = "compare the query with the guide, or run it once in the console",
    .source = "CloudWatch Logs user guide, Logs Insights language query syntax",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_log_query(stack, [&](const LogQuery& query) {
            auto doubts = query.query.doubts;
            for (const auto& unknown : query.query.unknown) doubts.push_back(problem_of(unknown));
            add_problems(findings, *query.resource, query.place, query.where, query.text, doubts);
          });
        },
};

}  // namespace sagewatch::checks
