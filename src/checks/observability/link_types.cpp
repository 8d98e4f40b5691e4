#include <fmt/format.h>

#include <optional>
#include <set>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

using Types = std::set<std::string, std::less<>>;

/// What the sinks of all templates allow; absent if there is no sink, or one that allows
/// everything.
std::optional<Types> allowed_types(std::span<const Template* const> stacks) {
  std::optional<Types> out;
  bool all = false;
  for (const auto* subject : stacks) {
    for (const auto& policy : subject->policies()) {
      if (policy.resource->type() != "AWS::Oam::Sink") continue;
      for (const auto& statement : policy.statements) {
        bool limited = false;
        for_each_condition(statement, [&](auto, auto key, const document::Node& values) {
          if (!same_key(key, "oam:ResourceTypes")) return;
          limited = true;
          if (!out) out.emplace();
          for (auto& type : texts_of(&values)) out->insert(std::move(type));
        });
        all = all || !limited;
      }
    }
  }
  return all ? std::nullopt : out;
}

}  // namespace

const Check link_types{
    .id = "E1020",
    .title = "a link shares a resource type that no sink of the same templates allows",
    .why =
        "The sink must allow every resource type of a link: if one is not allowed, the link is "
        "refused and shares nothing.",
    .fix = "add the type to 'oam:ResourceTypes' in the sink's policy, or remove it from the link",
    .source = "CloudWatch user guide, cross-account observability",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto links = subject.of_type("AWS::Oam::Link");
          const auto allowed =
              links.empty() ? std::nullopt : allowed_types(subject.checked_together());
          if (!allowed) return;
          for (const auto* link : links) {
            for (const auto& type : items_of(link->find("ResourceTypes"))) {
              const auto name = known_text(&type);
              if (!name || allowed->contains(*name)) continue;
              findings.add(*link, &type,
                           fmt::format("the sink's policy doesn't allow linking {}", *name));
            }
          }
        },
};

}  // namespace sagewatch::checks
