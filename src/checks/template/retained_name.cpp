#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check retained_name{
    .id = "W1064",
    .title = "a kept resource blocks its own name",
    .why =
        "With DeletionPolicy Retain a failed first deployment leaves the resource behind, and the "
        "next one fails because its name is taken.",
    .fix = "use RetainExceptOnCreate, or leave the name to CloudFormation",
    .source = "CloudFormation user guide, DeletionPolicy",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto& resource : stack.resources()) {
            const auto* deletion = resource.declared->body->find("DeletionPolicy");
            if (text_or_empty(deletion) != "Retain") continue;
            for (const auto* key : {"Name", "LogGroupName", "TableName", "QueueName", "TopicName",
                                    "BucketName", "FunctionName"}) {
              const auto* name = resource.find(key);
              if (name)
                findings.add(
                    resource, deletion,
                    fmt::format("'{}' stays taken when the deployment fails", text_or_empty(name)));
            }
          }
        },
};

}  // namespace sagewatch::checks
