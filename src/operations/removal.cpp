#include "operations/removal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"
#include "changes/stateful.hpp"
#include "operations/deletion_command.hpp"

namespace sagewatch {
namespace {

using names::Name;
using nlohmann::json;

cfn::Diagnostic not_resources(std::string_view what) {
  return {.id = "E0312",
          .message = fmt::format("this is not the output of describe-stack-resources: {}", what),
          .hint =
              "give it what 'aws cloudformation describe-stack-resources --stack-name NAME "
              "--output json' prints"};
}

/// Reads the deployed template, which get-template returns as an object if it is JSON.
bool is_retained(const json& deployed_template, const std::string& logical_id) {
  const auto* body = member(deployed_template, "TemplateBody");
  const auto* resources = member(body ? *body : deployed_template, "Resources");
  const auto* declared = resources ? member(*resources, logical_id.c_str()) : nullptr;
  const auto policy = declared ? text_of(*declared, "DeletionPolicy") : std::nullopt;
  return policy == "Retain" || policy == "RetainExceptOnCreate";
}

std::optional<RemovedResource> read_resource(const json& entry, const json& deployed_template) {
  auto id = text_of(entry, "LogicalResourceId");
  auto type = text_of(entry, "ResourceType");
  if (!id || !type) return std::nullopt;
  const bool kept =
      text_of(entry, "ResourceStatus") == "DELETE_SKIPPED" || is_retained(deployed_template, *id);
  return RemovedResource{.logical_id = std::move(*id),
                         .type = std::move(*type),
                         .physical_id = text_of(entry, "PhysicalResourceId").value_or(""),
                         .kept = kept};
}

/// The names of the resources that our stacks retain, by type: keys of `sagewatch names`, or their
/// prefixes.
struct RetainedNames {
  std::string_view type;
  std::string_view key;
};

constexpr std::array<RetainedNames, 3> retained_names{{{"AWS::Logs::LogGroup", "log-group."},
                                                       {"AWS::DynamoDB::Table", "job-state-table"},
                                                       {"AWS::KMS::Alias", "key"}}};

bool has_our_name(const RemovedResource& resource, const std::vector<Name>& names) {
  const auto* known = std::ranges::find(retained_names, resource.type, &RetainedNames::type);
  return known != retained_names.end() && std::ranges::any_of(names, [&](const Name& name) {
           return name.key.starts_with(known->key) && name.value == resource.physical_id;
         });
}

/// A key has no name: it is recognized by its alias in the same stack.
void mark_own_resources(std::vector<RemovedResource>& resources, const std::vector<Name>& names) {
  for (auto& one : resources) one.ours = has_our_name(one, names);
  const bool has_alias = std::ranges::any_of(resources, [](const RemovedResource& one) {
    return one.ours && one.type == "AWS::KMS::Alias";
  });
  for (auto& one : resources) one.ours = one.ours || (has_alias && one.type == "AWS::KMS::Key");
}

/// What is lost with the resource; for a bus only what is listed separately.
std::optional<std::string_view> holds(const RemovedResource& resource) {
  if (resource.type == "AWS::Events::EventBus") return std::nullopt;
  return data_held_by(resource.type);
}

std::string name_of(const RemovedResource& resource) {
  const auto& name = resource.physical_id.empty() ? resource.logical_id : resource.physical_id;
  return fmt::format("{} {}", escape_for_terminal(resource.type), escape_for_terminal(name));
}

std::string line(std::string_view verb, const RemovedResource& resource) {
  const auto held = holds(resource);
  return fmt::format("{:8} {}{}{}\n", verb, name_of(resource), held ? ": " : "", held.value_or(""));
}

}  // namespace

std::optional<Removal> read_removal(const json& resources, const json& deployed_template,
                                    const std::vector<Name>& names, cfn::Diagnostics& diagnostics) {
  const auto* list = member(resources, "StackResources");
  if (!list || !list->is_array()) {
    diagnostics.push_back(not_resources("it has no list 'StackResources'"));
    return std::nullopt;
  }
  Removal out;
  for (const auto& entry : *list) {
    auto resource = read_resource(entry, deployed_template);
    if (!resource) {
      diagnostics.push_back(not_resources("a resource has no logical id or type"));
      return std::nullopt;
    }
    out.stack = text_of(entry, "StackName").value_or(out.stack);
    if (text_of(entry, "ResourceStatus") != "DELETE_COMPLETE") {
      out.resources.push_back(std::move(*resource));
    }
  }
  mark_own_resources(out.resources, names);
  return out;
}

std::string removal_text(const Removal& removal, RemovalDetail detail) {
  const auto stays = [&](const RemovedResource& one) {
    return one.kept && !(detail.with_data && one.ours);
  };
  const auto going = removal.resources.size() -
                     static_cast<std::size_t>(std::ranges::count_if(removal.resources, stays));
  std::string lost;
  std::string kept;
  std::string rest;
  for (const auto& resource : removal.resources) {
    if (stays(resource)) {
      kept += line("keeps", resource);
    } else if (holds(resource)) {
      lost += line("loses", resource);
    } else if (detail.everything) {
      rest += line("deletes", resource);
    }
  }
  return fmt::format("{:8} {} resource{} of {}\n", "deletes", going, going == 1 ? "" : "s",
                     escape_for_terminal(removal.stack)) +
         rest + lost + kept;
}

std::string removal_json(const Removal& removal) {
  nlohmann::ordered_json out{{"stack", removal.stack},
                             {"resources", nlohmann::ordered_json::array()}};
  for (const auto& resource : removal.resources) {
    nlohmann::ordered_json record{{"logicalId", resource.logical_id},
                                  {"type", resource.type},
                                  {"physicalId", resource.physical_id},
                                  {"kept", resource.kept}};
    if (const auto held = holds(resource)) record["holds"] = std::string(*held);
    out["resources"].push_back(std::move(record));
  }
  return out.dump(1, ' ', true) + '\n';
}

std::string removal_commands(const Removal& removal) {
  std::string out;
  for (const auto& resource : removal.resources) {
    const auto arguments = deletion_arguments({resource.type, resource.physical_id});
    if (resource.kept && resource.ours && arguments) out += *arguments + '\n';
  }
  return out;
}

cfn::Diagnostics retained_resource_warnings(const Removal& removal) {
  cfn::Diagnostics out;
  for (const auto& one : removal.resources) {
    if (!one.kept || one.ours) continue;
    out.push_back({.severity = cfn::Severity::warning,
                   .id = "W0316",
                   .message = fmt::format("{} is kept: its name is not one of ours", name_of(one)),
                   .hint = "'sagewatch names' lists our names; name-prefix must be the one it was "
                           "deployed with"});
  }
  return out;
}

}  // namespace sagewatch
