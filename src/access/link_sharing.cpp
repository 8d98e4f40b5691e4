#include "access/link_sharing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/json_fields.hpp"
#include "catalogue/shared_telemetry.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/trace/deployed_stack.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

struct Telemetry {
  std::string_view type;
  std::string_view name;
  const char* configuration;  ///< location of its filter
};

constexpr std::array<Telemetry, 3> kinds{
    {{"AWS::CloudWatch::Metric", "metrics", "MetricConfiguration"},
     {"AWS::Logs::LogGroup", "log groups", "LogGroupConfiguration"},
     {"AWS::XRay::Trace", "traces", nullptr}}};

/// The filter of each shared kind of telemetry, by its name; empty if all of it is shared.
using Shared = std::map<std::string_view, std::string>;

bool lets_everything_through(std::string_view filter) {
  return filter == "*" || filter == every_metric_filter || filter == every_log_group_filter;
}

std::string filter_of(const Telemetry& kind, const json& properties) {
  const auto* all = member(properties, "LinkConfiguration");
  const auto* one = all && kind.configuration ? member(*all, kind.configuration) : nullptr;
  auto filter = one ? text_of(*one, "Filter").value_or("") : "";
  return lets_everything_through(filter) ? "" : filter;
}

/// Absent if an intrinsic function decides it.
std::optional<Shared> shared_by_link(const json& properties) {
  const auto* configuration = member(properties, "LinkConfiguration");
  if (configuration != nullptr && configuration->dump().find("\"Fn::") != std::string::npos)
    return std::nullopt;
  Shared out;
  for (const auto& type : list_of(properties, "ResourceTypes")) {
    if (!type.is_string()) return std::nullopt;
    for (const auto& kind : kinds) {
      if (type == std::string(kind.type)) out[kind.name] = filter_of(kind, properties);
    }
  }
  return out;
}

/// As in a workload account: any account but the monitoring account.
trace::Place place_of(const json& stack_set) {
  trace::Place out{.account = "000000000000", .region = "us-east-1", .partition = "aws"};
  for (const auto& parameter : list_of(stack_set, "Parameters")) {
    if (const auto key = text_of(parameter, "ParameterKey"))
      out.parameters[*key] = text_of(parameter, "ParameterValue").value_or("");
  }
  return out;
}

std::optional<Shared> shared_by_stack_set(const json& properties) {
  const auto body = text_of(properties, "TemplateBody");
  if (!body) return std::nullopt;
  auto reading = document::read_document("TemplateBody", *body);
  if (!reading.usable()) return std::nullopt;
  const trace::DeployedStack stack("", std::move(reading.document), place_of(properties));
  Shared out;
  for (const auto& resource : stack.resources()) {
    if (resource.type != "AWS::Oam::Link") continue;
    const auto shared = shared_by_link(embedded_json(document::to_json(resource.properties)));
    if (!shared) return std::nullopt;
    out.insert(shared->begin(), shared->end());
  }
  return out;
}

std::optional<Shared> side(const Change& change, const std::optional<std::string>& context) {
  const auto resource = embedded_json(context);
  const auto* properties = member(resource, "Properties");
  if (!properties) return std::nullopt;
  return change.type == "AWS::Oam::Link" ? shared_by_link(*properties)
                                         : shared_by_stack_set(*properties);
}

struct FilterChange {
  AccessSign sign;
  std::string what;
  bool widens;
};

FilterChange begins(std::string_view kind, const std::string& filter) {
  const auto* why = kind == "traces" ? ", since AWS can't filter them" : "";
  return {AccessSign::given,
          filter.empty() ? fmt::format("shares all {} of the account{}", kind, why)
                         : fmt::format("shares {} where {}", kind, filter),
          true};
}

FilterChange changes(std::string_view kind, const std::string& before, const std::string& after) {
  if (before.empty()) {
    return {AccessSign::taken,
            fmt::format("shares fewer {} than before: no longer all, only where {}", kind, after),
            false};
  }
  if (after.empty()) {
    return {AccessSign::given,
            fmt::format("shares all {} of the account: no longer only where {}", kind, before),
            true};
  }
  return {AccessSign::unclear,
          fmt::format("shares different {} than before: where {}, previously where {}", kind, after,
                      before),
          true};
}

std::vector<FilterChange> difference(const Shared& before, const Shared& after) {
  std::vector<FilterChange> out;
  for (const auto& kind : kinds) {
    const auto was = before.find(kind.name);
    const auto is = after.find(kind.name);
    if (is == after.end()) {
      if (was != before.end())
        out.push_back({AccessSign::taken, fmt::format("no longer shares {}", kind.name), false});
    } else if (was == before.end()) {
      out.push_back(begins(kind.name, is->second));
    } else if (was->second != is->second) {
      out.push_back(changes(kind.name, was->second, is->second));
    } else if (kind.configuration == nullptr && !out.empty()) {
      out.push_back({AccessSign::unclear,
                     "still shares all traces of the account, since AWS can't filter them", false});
    }
  }
  return out;
}

std::vector<FilterChange> filter_changes(const Change& change) {
  const bool same = change.action == Action::import || change.renamed_from;
  const bool links =
      change.type == "AWS::Oam::Link" || change.type == "AWS::CloudFormation::StackSet";
  if (same || !links) return {};
  const auto before =
      change.action == Action::add ? std::optional(Shared{}) : side(change, change.before);
  const auto after =
      change.action == Action::remove ? std::optional(Shared{}) : side(change, change.after);
  return before && after ? difference(*before, *after) : std::vector<FilterChange>{};
}

}  // namespace

std::vector<AccessChange> sharing_changes(const ChangeSet& set) {
  std::vector<AccessChange> out;
  for (const auto& change : set.changes) {
    const auto* where =
        change.type == "AWS::Oam::Link" ? "{} {}" : "in the accounts of {}: the link {}";
    for (const auto& [sign, what, widens] : filter_changes(change)) {
      out.push_back({.sign = sign,
                     .logical_id = change.logical_id,
                     .sentence = fmt::format(fmt::runtime(where), change.logical_id, what),
                     .widens = widens});
    }
  }
  return out;
}

std::vector<AccessChange> with_sharing(std::vector<AccessChange> access, const ChangeSet& set) {
  std::ranges::move(sharing_changes(set), std::back_inserter(access));
  return access;
}

}  // namespace sagewatch
