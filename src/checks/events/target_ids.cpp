#include <fmt/format.h>

#include <set>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check target_ids{
    .id = "E1006",
    .title = "two targets of a rule have the same id",
    .why = "The second target replaces the first, which then receives no events.",
    .fix = "give each target a unique id",
    .source = "EventBridge API reference, PutTargets",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* rule : subject.of_type("AWS::Events::Rule")) {
            std::set<std::string> seen;
            for (const auto& target : items_of(rule->find("Targets"))) {
              const auto* id = target.find("Id");
              const auto name = text_or_empty(id);
              if (name.empty() || seen.insert(name).second) continue;
              findings.add(*rule, id, fmt::format("two targets have the id '{}'", name));
            }
          }
        },
};

}  // namespace sagewatch::checks
