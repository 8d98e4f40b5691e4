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
    .title = "a change replaces a resource that has data or that others depend on",
    .why =
        "CloudFormation creates a new resource and deletes the old one with all its data. A second "
        "sink in an account, a second link to a sink, or a second stack set whose stacks have "
        "fixed names can't even be created.",
    .fix =
        "keep the value of the property, or create a new resource with another logical id and "
        "migrate to it",
    .source = "CloudFormation resource schemas, createOnlyProperties",
    .run =
        [](const Template& subject, Findings& findings) {
          if (!subject.before()) return;
          for (const auto& resource : subject.resources()) {
            const auto* old = subject.before()->find(resource.id());
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
