#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check logs_policy_text{
    .id = "E1043",
    .title = "a Logs resource policy is not a text",
    .why =
        "PolicyDocument is a text in us-gov-*, cn-*, me-central-1 and me-south-1: an object is "
        "refused there.",
    .fix = "write the document as a JSON text, with Fn::Sub for what varies",
    .source = "CloudFormation resource schema, AWS::Logs::ResourcePolicy",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto* policy : stack.of_type("AWS::Logs::ResourcePolicy")) {
            const auto* document = policy->find("PolicyDocument");
            if (document && document->object()) {
              findings.add(*policy, document,
                           "the policy is an object, several Regions take only a text");
            }
          }
        },
};

}  // namespace sagewatch::checks
