#include "checks/language_text.hpp"
#include "checks/logs/log_queries.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check log_query_refused{
    .id = "E1120",
    .title = "a Logs Insights query can't be run",
    .why =
        "CloudFormation and CloudWatch store any text as a query; CloudWatch Logs reads it each "
        "time somebody runs it or looks at the widget, and then refuses it.",
    .fix = "correct the query at the place that the message names",
    .source = "CloudWatch Logs user guide, Logs Insights language query syntax",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_log_query(stack, [&](const LogQuery& query) {
            add_problems(findings, *query.resource, query.place, query.where, query.text,
                         query.query.problems);
          });
        },
};

}  // namespace sagewatch::checks
