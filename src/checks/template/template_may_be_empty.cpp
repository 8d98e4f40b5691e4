#include <fmt/format.h>

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

std::string condition_of(const Resource& resource) {
  const auto* condition = resource.declared->body->find("Condition");
  return condition && condition->text() ? *condition->text() : "";
}

}  // namespace

const Check template_may_be_empty{
    .id = "W1173",
    .title = "a template may end up without resources",
    .why =
        "If every resource depends on one condition, a stack for which it is false has no "
        "resources. Such a stack is reported to be refused, in a stack set in every account "
        "concerned.",
    .fix =
        "remove the condition, or add a resource that is always created and free of charge, such "
        "as AWS::CloudFormation::WaitConditionHandle",
    .source = "reported, go-to-k/cdkd issue 1029; CloudFormation's guide does not say",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto& resources = subject.resources();
          if (resources.empty()) return;
          const auto condition = condition_of(resources.front());
          const auto shares = [&](const auto& resource) {
            return condition_of(resource) == condition;
          };
          if (condition.empty() || !std::ranges::all_of(resources, shares)) return;
          findings.add(resources.front(), nullptr,
                       fmt::format("if '{}' is false, no resource is left", condition));
        },
};

}  // namespace sagewatch::checks
