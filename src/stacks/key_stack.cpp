#include "stacks/key_stack.hpp"

#include "sagewatch/aws/kms.hpp"
#include "settings/names.hpp"
#include "stacks/policies/key_policy.hpp"
#include "stacks/waivers.hpp"

namespace sagewatch {

KeyStack::KeyStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::key)) {
  auto& key = add<kms::Key>("Key", {.description = "Data of SageMaker monitoring",
                                    .policy = service_statements(config, place_of_stack())});
  waive(key,
        {.guard = {"kms_create_grant_aws_service_check"},
         .reason = "Only the statement of the account includes kms:CreateGrant. It is the one of "
                   "AWS's default key policy: IAM decides who may create grants."});
  add<kms::Alias>("Alias", {.name = config.named(names::key), .key = key});
}

}  // namespace sagewatch
