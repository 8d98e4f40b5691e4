#include "checks/language_text.hpp"
#include "checks/logs/log_queries.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check log_query_refused{
    .id = "E1120",
    .title = "a Logs Insights query can't be run",
    .why =
        "CloudFormation and CloudWatch store any string as a query; CloudWatch Logs parses it, and "
        "refuses it, each time somebody runs it or opens the widget.",
    .fix = "correct the query at the given position",
    .source = "CloudWatch Logs user guide, Logs Insights language query syntax",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_log_query(subject, [&](const LogQuery& query) {
            add_problems(findings, *query.resource, query.place, query.where, query.text,
                         query.query.problems);
          });
        },
};

}  // namespace sagewatch::checks
