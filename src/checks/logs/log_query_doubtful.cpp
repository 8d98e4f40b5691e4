#include <fmt/format.h>

#include "checks/language_text.hpp"
#include "checks/logs/log_queries.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

namespace insights = language::logs_insights;

using NameKind = insights::UnknownName::Kind;

std::string_view noun_of(NameKind kind) {
  if (kind == NameKind::field) return "field";
  return kind == NameKind::command ? "command" : "function";
}

std::span<const std::string_view> names_of(NameKind kind) {
  if (kind == NameKind::field) return insights::field_names();
  return kind == NameKind::command ? insights::command_names() : insights::function_names();
}

/// AWS adds names, so one that the guide doesn't have may be new, or misspelled. A field may also
/// be in the log itself.
void doubt(const insights::UnknownName& unknown, language::Problems& out) {
  const auto& [text, offset] = unknown.name;
  const auto meant = document::near_miss(text, names_of(unknown.kind));
  if (unknown.kind == NameKind::field && !meant) return;
  out.push_back({offset, fmt::format("the guide documents no {} '{}'{}", noun_of(unknown.kind),
                                     text, meant ? ": did you mean '" + *meant + "'?" : "")});
}

}  // namespace

const Check log_query_doubtful{
    .id = "W1121",
    .title = "a Logs Insights query uses something that the guide doesn't document",
    .why =
        "An unknown command, function or field is a typo, or newer than this check. After stats, "
        "any "
        "field that it does not return is empty. An alias that is also a field in its own "
        "expression is reported to be refused as a cycle.",
    .fix = "compare the query with the guide, or run it once in the console",
    .source = "CloudWatch Logs user guide, Logs Insights language query syntax",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_log_query(subject, [&](const LogQuery& query) {
            auto doubts = query.query.doubts;
            for (const auto& unknown : query.query.unknown) doubt(unknown, doubts);
            add_problems(findings, *query.resource, query.place, query.where, query.text, doubts);
          });
        },
};

}  // namespace sagewatch::checks
