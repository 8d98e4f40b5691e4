#include "preflight/planned_names.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/facts/region.hpp"
#include "sagewatch/trace/deployed_stack.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

void plan_name(std::set<std::string>& names, const nlohmann::json& resource, const char* property) {
  const auto* properties = member(resource, "Properties");
  const auto name = properties ? text_of(*properties, property) : std::nullopt;
  if (name) names.insert(*name);
}

void plan_statement(PlannedNames& planned, const nlohmann::json& resource) {
  const auto* properties = member(resource, "Properties");
  const auto* statement = properties ? member(*properties, "Statement") : nullptr;
  const auto id = statement ? text_of(*statement, "Sid") : std::nullopt;
  if (id) planned.bus_statements.emplace(*id, statement->dump().size());
}

void plan_concurrency(PlannedNames& planned, const nlohmann::json& resource) {
  const auto* properties = member(resource, "Properties");
  const auto* reserved = properties ? member(*properties, "ReservedConcurrentExecutions") : nullptr;
  if (reserved) planned.reserved_concurrency += reserved->get<int>();
}

void plan_resource(PlannedNames& planned, const nlohmann::json& resource) {
  const auto type = text_of(resource, "Type").value_or("");
  if (type == "AWS::Logs::LogGroup") plan_name(planned.log_groups, resource, "LogGroupName");
  if (type == "AWS::DynamoDB::Table") plan_name(planned.tables, resource, "TableName");
  if (type == "AWS::CloudFormation::StackSet") {
    plan_name(planned.stack_sets, resource, "StackSetName");
  }
  if (type == "AWS::Lambda::Function") plan_concurrency(planned, resource);
  if (type == "AWS::Logs::ResourcePolicy") ++planned.log_policies;
  if (type == "AWS::Events::EventBusPolicy") plan_statement(planned, resource);
  if (type == "AWS::Oam::Sink") planned.sink = true;
  if (type == "AWS::Oam::Link") planned.link = true;
}

/// The roles of a workload account have a different name in each Region.
void plan_roles(PlannedNames& planned, const std::string& text, const Config& config,
                const std::string& region) {
  namespace parameter = names::parameter;
  auto reading = document::read_document("", text);
  const trace::Place place{.account = "",
                           .region = region,
                           .partition = std::string(partition_of(region)),
                           .parameters = {{std::string(parameter::home_region), config.home_region},
                                          {std::string(parameter::make_source_role),
                                           config.source_role ? "true" : "false"}}};
  const trace::DeployedStack deployed("", std::move(reading.document), place);
  for (const auto& resource : deployed.resources()) {
    if (resource.type != "AWS::IAM::Role") continue;
    const auto* name = resource.properties.find("RoleName");
    if (const auto known = name ? name->scalar() : std::nullopt) planned.roles.insert(*known);
  }
}

std::vector<const StackEntry*> entries_of(Account account, const Config& config,
                                          const std::string& region) {
  std::vector<const StackEntry*> out;
  for (const auto& entry : stacks()) {
    const auto regions = regions_of(entry, config);
    const bool goes_there = std::ranges::find(regions, region) != regions.end();
    if (entry.account == account && goes_there && is_wanted(entry, config)) out.push_back(&entry);
  }
  return out;
}

}  // namespace

std::vector<std::string> planned_stacks(Account account, const Config& config,
                                        const std::string& region) {
  std::vector<std::string> out;
  for (const auto* entry : entries_of(account, config, region)) {
    // Neither a dashboard nor a key has a name that could block a deployment.
    if (entry->kind == StackKind::dashboards || entry->kind == StackKind::key) continue;
    out.push_back(config.named(entry->name));
  }
  return out;
}

PlannedNames planned_names(Account account, const Config& config, const std::string& region) {
  PlannedNames planned;
  for (auto& name : planned_stacks(account, config, region)) planned.stacks.insert(std::move(name));
  for (const auto* entry : entries_of(account, config, region)) {
    cfn::App app;
    const auto text = cfn::to_json(add_stack(app, entry->kind, config).synth());
    const auto rendered = nlohmann::json::parse(text);
    for (const auto& [id, resource] : rendered.at("Resources").items()) {
      plan_resource(planned, resource);
    }
    plan_roles(planned, text, config, region);
  }
  return planned;
}

}  // namespace sagewatch
