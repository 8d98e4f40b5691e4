#include "stacks/placeholder.hpp"

#include "sagewatch/cfn/resource.hpp"

namespace sagewatch {

void add_placeholder(cfn::Stack& stack) {
  stack.add<cfn::RawResource>(
      "Placeholder",
      cfn::RawResourceProps{.type = "AWS::CloudFormation::WaitConditionHandle", .properties = {}});
}

}  // namespace sagewatch
