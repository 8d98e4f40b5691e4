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
    .title = "a resource is retained on deletion or on replacement, but not on both",
    .why =
        "DeletionPolicy retains a resource when it leaves the stack, UpdateReplacePolicy when it "
        "is replaced: with only one of them, the data is lost in the other case.",
    .fix = "set both",
    .source = "CloudFormation user guide, UpdateReplacePolicy",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& resource : subject.resources()) {
            const auto* deletion = resource.declared->body->find("DeletionPolicy");
            const auto* replaced = resource.declared->body->find("UpdateReplacePolicy");
            if (keeps(deletion) == keeps(replaced)) continue;
            const auto* only = keeps(deletion) ? "DeletionPolicy" : "UpdateReplacePolicy";
            findings.add(resource, keeps(deletion) ? deletion : replaced,
                         fmt::format("only {} retains the resource", only));
          }
        },
};

}  // namespace sagewatch::checks
