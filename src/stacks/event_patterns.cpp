#include "stacks/event_patterns.hpp"

#include "settings/names.hpp"

namespace sagewatch::event_patterns {

using cfn::List;
using cfn::Object;

namespace {

constexpr auto via_cloudtrail = "AWS API Call via CloudTrail";

/// The services whose calls change the resources that send an account's events and telemetry.
const std::vector<std::string>& services_of_changes() {
  static const std::vector<std::string> sources{"aws.events", "aws.iam", "aws.oam",
                                                "aws.scheduler"};
  return sources;
}

/// Calls name the changed resource in these parameters: PutRule, DisableRule and UpdateSchedule by
/// `name`, RemoveTargets by `rule`, those of roles by `roleName`.
List own_resource_names(const Config& config) {
  const List ours{Object{{"prefix", config.named(names::common_part)}}};
  List out;
  for (const auto* parameter : {"name", "rule", "roleName"}) {
    out.emplace_back(Object{{"requestParameters", Object{{parameter, ours}}}});
  }
  return out;
}

/// Everybody except the role of stack sets (AWS fact CF-24), including callers without an ARN, such
/// as AWS services. Calls through CloudFormation are reported, since any administrator can make
/// them. The service control policy keeps others from having a role with such a name.
List anybody_but_stack_sets() {
  return {Object{{"anything-but", Object{{"wildcard", "*:assumed-role/stacksets-exec-*"}}}},
          Object{{"exists", false}}};
}

}  // namespace

Object service_events() {
  return {{"source", List{"aws.sagemaker"}},
          {"detail-type", List{Object{{"prefix", "SageMaker "}}}}};
}

Object api_events() {
  return {{"source", List{"aws.sagemaker"}},
          {"detail-type", List{Object{{"suffix", " via CloudTrail"}}}},
          {"detail", Object{{"eventSource", List{"sagemaker.amazonaws.com"}}}}};
}

Object sagemaker_events() { return {{"source", List{"aws.sagemaker"}}}; }

Object heartbeats() {
  return {{"source", List{names::heartbeat::source}},
          {"detail-type", List{names::heartbeat::detail_type}}};
}

Object changes_of_monitoring(const Config& config) {
  auto changed = own_resource_names(config);
  changed.emplace_back(Object{{"eventSource", List{"oam.amazonaws.com"}}});
  return {{"source", cfn::list(services_of_changes())},
          {"detail-type", List{via_cloudtrail}},
          {"detail", Object{{"errorCode", List{Object{{"exists", false}}}},
                            {"userIdentity", Object{{"arn", anybody_but_stack_sets()}}},
                            {"$or", changed}}}};
}

Object heartbeats_and_changes(const Config& config) {
  return {{"$or", List{heartbeats(), changes_of_monitoring(config)}}};
}

std::vector<std::string> sources() {
  std::vector<std::string> out{"aws.sagemaker", std::string(names::heartbeat::source)};
  out.insert(out.end(), services_of_changes().begin(), services_of_changes().end());
  return out;
}

Object unexpected_events() {
  const auto anything_but = [](cfn::Value known) {
    return List{Object{{"anything-but", std::move(known)}}};
  };
  return {{"$or", List{Object{{"source", anything_but(cfn::list(sources()))}},
                       Object{{"source", List{names::heartbeat::source}},
                              {"detail-type", anything_but(names::heartbeat::detail_type)}}}}};
}

}  // namespace sagewatch::event_patterns
