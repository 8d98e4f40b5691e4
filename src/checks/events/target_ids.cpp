#include <fmt/format.h>

#include <set>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check target_ids{
    .id = "E1006",
    .title = "two targets of a rule have the same id",
    .why = "The second target takes the place of the first: its events go nowhere.",
    .fix = "give each target an id of its own",
    .source = "EventBridge API reference, PutTargets",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto* rule : stack.of_type("AWS::Events::Rule")) {
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
