#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check logs_policy_text{
    .id = "E1043",
    .title = "a Logs resource policy is not a string",
    .why =
        "In us-gov-*, cn-*, me-central-1 and me-south-1, PolicyDocument must be a string: an "
        "object is refused.",
    .fix = "write the document as a JSON string, with Fn::Sub for the values that vary",
    .source = "CloudFormation resource schema, AWS::Logs::ResourcePolicy",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* policy : subject.of_type("AWS::Logs::ResourcePolicy")) {
            const auto* document = policy->find("PolicyDocument");
            if (document && document->object()) {
              findings.add(*policy, document,
                           "the policy is an object, several Regions accept only a string");
            }
          }
        },
};

}  // namespace sagewatch::checks
