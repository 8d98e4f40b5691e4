#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check retained_name{
    .id = "W1064",
    .title = "a retained resource blocks its own name",
    .why =
        "With DeletionPolicy Retain, a failed first deployment leaves the resource behind, and the "
        "next deployment fails because the name is taken.",
    .fix = "use RetainExceptOnCreate, or let CloudFormation choose the name",
    .source = "CloudFormation user guide, DeletionPolicy",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& resource : subject.resources()) {
            const auto* deletion = resource.declared->body->find("DeletionPolicy");
            if (text_or_empty(deletion) != "Retain") continue;
            for (const auto* key : {"Name", "LogGroupName", "TableName", "QueueName", "TopicName",
                                    "BucketName", "FunctionName"}) {
              const auto* name = resource.find(key);
              if (name)
                findings.add(
                    resource, deletion,
                    fmt::format("'{}' remains taken if the deployment fails", text_or_empty(name)));
            }
          }
        },
};

}  // namespace sagewatch::checks
