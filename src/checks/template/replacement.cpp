#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "checks/registry.hpp"
#include "checks/replaced_properties.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

constexpr std::array<std::string_view, 6> lasting{
    "AWS::Oam::Sink",       "AWS::Oam::Link", "AWS::CloudFormation::StackSet",
    "AWS::DynamoDB::Table", "AWS::KMS::Key",  "AWS::Logs::LogGroup"};

}  // namespace

const Check replacement{
    .id = "E1065",
    .title = "a change replaces a resource that holds something or is held on to",
    .why =
        "CloudFormation makes a new resource and deletes the old one with all it holds. A second "
        "sink of an account, a second link to a sink or a stack set whose stacks have fixed names "
        "cannot even be made.",
    .fix =
        "keep the property as it is, or make a new resource under another logical id and move over",
    .source = "CloudFormation resource schemas, createOnlyProperties",
    .run =
        [](const Stack& stack, Findings& findings) {
          if (!stack.before()) return;
          for (const auto& resource : stack.resources()) {
            const auto* old = stack.before()->find(resource.id());
            if (!old || std::ranges::count(lasting, resource.type()) == 0) continue;
            if (old->type() != resource.type()) {
              findings.add(resource, nullptr, fmt::format("the type changes from {}", old->type()));
              continue;
            }
            for (const auto& [name, value, certain] : replaced_properties(resource, *old)) {
              if (certain && keeps_name(resource, *old)) continue;  // E1172
              findings.add(resource, value,
                           fmt::format("{} changes, which replaces the {}", name, resource.type()));
            }
          }
        },
};

}  // namespace sagewatch::checks
