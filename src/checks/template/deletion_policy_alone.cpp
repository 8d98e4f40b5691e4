#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

bool keeps(const document::Node* policy) {
  const auto value = text_or_empty(policy);
  return value.starts_with("Retain") || value == "Snapshot";
}

}  // namespace

const Check deletion_policy_alone{
    .id = "W1063",
    .title = "a resource is kept in one case and lost in the other",
    .why =
        "DeletionPolicy keeps a resource when it leaves the stack, UpdateReplacePolicy when it is "
        "replaced: one without the other loses what it holds.",
    .fix = "set both",
    .source = "CloudFormation user guide, UpdateReplacePolicy",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto& resource : stack.resources()) {
            const auto* deletion = resource.declared->body->find("DeletionPolicy");
            const auto* replaced = resource.declared->body->find("UpdateReplacePolicy");
            if (keeps(deletion) == keeps(replaced)) continue;
            const auto* only = keeps(deletion) ? "DeletionPolicy" : "UpdateReplacePolicy";
            findings.add(resource, keeps(deletion) ? deletion : replaced,
                         fmt::format("only {} keeps the resource", only));
          }
        },
};

}  // namespace sagewatch::checks
