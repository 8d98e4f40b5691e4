#include <fmt/format.h>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_preferences{
    .id = "E1031",
    .title = "the operation preferences of a stack set contradict each other",
    .why = "A count and a percentage of the same preference are mutually exclusive.",
    .fix = "keep one of the two",
    .source = "CloudFormation API reference, StackSetOperationPreferences",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* stack_set : subject.of_type("AWS::CloudFormation::StackSet")) {
            for (const std::string kind : {"FailureTolerance", "MaxConcurrent"}) {
              const auto* preferences = stack_set->find("OperationPreferences");
              const auto* count = document::find(preferences, kind + "Count");
              const auto* percentage = document::find(preferences, kind + "Percentage");
              if (!count || !percentage) continue;
              findings.add(*stack_set, percentage,
                           fmt::format("{}Count and {}Percentage are both set", kind, kind));
            }
          }
        },
};

}  // namespace sagewatch::checks
