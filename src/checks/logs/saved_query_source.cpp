#include "checks/language_text.hpp"
#include "checks/logs/log_queries.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check saved_query_source{
    .id = "W1122",
    .title = "a saved query names its log groups with SOURCE",
    .why =
        "Saved queries are run in the console, which does not support SOURCE; only the AWS CLI, "
        "the API and dashboards do.",
    .fix = "name the log groups in LogGroupNames",
    .source = "CloudWatch Logs user guide, SOURCE",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_log_query(subject, [&](const LogQuery& query) {
            if (query.resource->type() != "AWS::Logs::QueryDefinition") return;
            language::Problems found;
            for (const auto& command : query.query.commands) {
              if (command.name != "source") continue;
              found.push_back({command.offset, "the console does not support SOURCE"});
            }
            add_problems(findings, *query.resource, query.place, query.where, query.text, found);
          });
        },
};

}  // namespace sagewatch::checks
