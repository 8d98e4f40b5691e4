#include "assembly/cloud_assembly.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "assembly/construct_trace.hpp"
#include "assembly/limits.hpp"
#include "assembly/validation_report.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "settings/tags.hpp"
#include "stacks/parameter_values.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {
namespace {

using cfn::List;
using cfn::Object;

/// Metadata entries with what is wrong with each construct.
using Entries = std::unordered_map<const cfn::Construct*, List>;

Object logical_id_metadata(const cfn::Resource& resource) {
  return {{"type", "aws:cdk:logicalId"},
          {"data", resource.logical_id()},
          {"trace", cfn::list(construct_trace(resource))}};
}

Entries entries_about(const std::vector<ConstructFinding>& findings) {
  Entries out;
  for (const auto& finding : findings)
    out[finding.construct].emplace_back(finding_metadata(finding));
  return out;
}

/// Maps the path of each construct to its logical id and its line of C++, for the Toolkit's
/// progress, diffs and failure reports, and to what is wrong with it.
Object metadata(const cfn::Stack& stack, const std::vector<ConstructFinding>& findings) {
  Object out;
  auto wrong = entries_about(findings);
  for (const auto* resource : stack.resources()) {
    List entries{logical_id_metadata(*resource)};
    std::ranges::move(wrong[resource], std::back_inserter(entries));
    out.append("/" + resource->path(), std::move(entries));
    wrong.erase(resource);
  }
  for (const auto& finding : findings) {
    auto rest = wrong.extract(finding.construct);
    if (!rest.empty()) out.append("/" + finding.construct->path(), std::move(rest.mapped()));
  }
  return out;
}

Object properties(const AssemblyStack& listed, const AssemblyPlace& place) {
  Object out{{"templateFile", template_name(*listed.stack)}, {"terminationProtection", true}};
  if (place.id != listed.stack->id()) out.set("stackName", listed.stack->id());
  Object parameters;
  for (const auto& [key, value] : place.parameters) parameters.append(key, value);
  if (!place.parameters.empty()) out.set("parameters", std::move(parameters));
  Object tags;
  for (const auto& [key, value] : listed.tags) tags.append(key, value);
  if (!listed.tags.empty()) out.set("tags", std::move(tags));
  return out;
}

/// The other Regions wait for the home Region, where the roles are created.
std::vector<std::string> stacks_before(const AssemblyStack& listed, const AssemblyPlace& place) {
  auto out = listed.after;
  const auto& home = listed.stack->id();
  if (place.id != home && std::ranges::count(listed.places, home, &AssemblyPlace::id) > 0) {
    out.push_back(home);
  }
  return out;
}

Object artifact(const AssemblyStack& listed, const AssemblyPlace& place, const Object& metadata) {
  Object out{{"type", "aws:cloudformation:stack"},
             {"environment", place.environment},
             {"properties", properties(listed, place)}};
  const auto before = stacks_before(listed, place);
  if (!before.empty()) out.set("dependencies", cfn::list(before));
  out.set("metadata", metadata);
  return out;
}

/// The lines without their indentation, which counts towards the size limit. No JSON string begins
/// a line.
std::string flush_left(std::string_view lines) {
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    at = std::min(lines.find_first_not_of(' ', at), lines.size());
    const auto end = std::min(lines.find('\n', at), lines.size() - 1) + 1;
    out.append(lines.substr(at, end - at));
    at = end;
  }
  return out;
}

bool stands_in(const std::vector<AssemblyStack>& stacks, std::string_view id) {
  return std::ranges::any_of(stacks, [&](const auto& listed) { return listed.stack->id() == id; });
}

/// One per Region; outside the home Region, the name ends in the Region.
std::vector<AssemblyPlace> places_of(const StackEntry& entry, const Config& config) {
  const auto name = config.named(entry.name);
  const bool monitoring = entry.account == Account::monitoring;
  const auto account = monitoring ? config.monitoring_account_id.value_or("") : "";
  auto regions = regions_of(entry, config);
  if (regions.empty()) regions = {config.home_region};  // requested by name only
  std::vector<AssemblyPlace> out;
  for (const auto& region : regions) {
    AssemblyPlace place{region == config.home_region ? name : name + "-" + region,
                        environment_of(account, region)};
    // Those of a workload stack are known only if the settings have the outputs of the monitoring
    // stack.
    if (monitoring) place.parameters = parameter_values(entry.kind, config, region);
    out.push_back(std::move(place));
  }
  return out;
}

}  // namespace

AssemblyFile template_file(const cfn::Stack& stack) { return template_file(stack, stack.synth()); }

AssemblyFile template_file(const cfn::Stack& stack, const cfn::Object& rendered) {
  auto content = cfn::to_json_lines(rendered);
  if (content.size() > quota::template_in_request) content = flush_left(content);
  if (content.size() > quota::template_in_request) content = cfn::to_json(rendered) + "\n";
  return {template_name(stack), std::move(content)};
}

std::string environment_of(const std::string& account, const std::string& region) {
  return "aws://" + (account.empty() ? "unknown-account" : account) + "/" +
         (region.empty() ? "unknown-region" : region);
}

std::vector<AssemblyStack> assembly_stacks(const cfn::App& app, const Config& config) {
  std::vector<AssemblyStack> out;
  for (const auto* stack : app.stacks()) {
    const auto* entry = find_stack(stack->id());
    AssemblyStack listed{
        .stack = stack, .places = places_of(*entry, config), .tags = stack_tags(config)};
    for (const auto& other : stacks()) {
      const bool before = std::ranges::count(entry->after, other.kind) > 0;
      const auto name = config.named(other.name);
      if (before && stands_in(out, name)) listed.after.push_back(name);
    }
    out.push_back(std::move(listed));
  }
  return out;
}

std::vector<AssemblyFile> cloud_assembly(const std::vector<AssemblyStack>& stacks,
                                         const std::optional<cfn::Diagnostics>& findings) {
  const auto found = findings.value_or(cfn::Diagnostics{});
  std::vector<const cfn::Stack*> all;
  for (const auto& listed : stacks) all.push_back(listed.stack);
  std::vector<AssemblyFile> files;
  Object artifacts;
  for (const auto& listed : stacks) {
    files.push_back(listed.file ? *listed.file : template_file(*listed.stack));
    const auto& stack = *listed.stack;
    const auto entries = metadata(stack, findings_in({&stack}, found));
    for (const auto& place : listed.places) {
      artifacts.append(place.id, artifact(listed, place, entries));
    }
  }
  // The manifest is written last, so that whoever finds it finds the templates too.
  files.push_back({"cdk.out", cfn::to_json_lines(Object{{"version", assembly_version}})});
  if (findings) {
    files.push_back(
        {"validation-report.json", cfn::to_json_lines(validation_report(findings_in(all, found)))});
  }
  files.push_back({"manifest.json", cfn::to_json_lines(Object{{"version", assembly_version},
                                                              {"artifacts", artifacts}})});
  return files;
}

}  // namespace sagewatch
