#include "stacks/key_stack.hpp"

#include "sagewatch/aws/kms.hpp"
#include "settings/names.hpp"
#include "stacks/policies/key_policy.hpp"

namespace sagewatch {

KeyStack::KeyStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::key)) {
  const auto& key = add<kms::Key>("Key", {.description = "Data of SageMaker monitoring",
                                          .policy = service_statements(config, place_of_stack())});
  add<kms::Alias>("Alias", {.name = config.named(names::key), .key = key});
}

}  // namespace sagewatch
