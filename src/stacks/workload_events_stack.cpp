#include "stacks/workload_events_stack.hpp"

#include "sagewatch/aws/arn.hpp"
#include "sagewatch/aws/event_targets.hpp"
#include "sagewatch/aws/scheduler.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "settings/names.hpp"
#include "stacks/event_patterns.hpp"
#include "stacks/policies/roles.hpp"
#include "stacks/waivers.hpp"
#include "stacks/workload_parameters.hpp"

namespace sagewatch {
namespace {

using cfn::Text;
namespace fn = cfn::fn;
namespace pseudo = cfn::pseudo;

/// Each Region has its own roles, so that its stack doesn't depend on another; IAM names are
/// global, so further Regions append theirs.
cfn::Value regional_name(const Config& config, const cfn::Condition& is_home, names::Base at_home,
                         names::Base elsewhere) {
  return fn::if_(is_home, config.named(at_home), config.named(elsewhere) + "-" + pseudo::region());
}

/// The role with which the rules send to the monitoring bus.
iam::Role& add_forwarding_role(cfn::Stack& stack, const Config& config,
                               const cfn::Condition& is_home, const Text& bus_arn) {
  auto props = role_props(config, {.name = names::role::forwarding,
                                   .description = "Sends SageMaker events to the monitoring bus",
                                   .trust = assumed_for_this_account_by("events.amazonaws.com")});
  props.name =
      regional_name(config, is_home, names::role::forwarding, names::role::further_forwarding);
  auto& role = stack.add<iam::Role>("ForwardingRole", std::move(props));
  role.allow({.actions = {"events:PutEvents"}, .resources = {bus_arn}});
  return role;
}

/// The role with which the schedule sends heartbeats.
iam::Role& add_heartbeat_role(cfn::Stack& stack, const Config& config,
                              const cfn::Condition& is_home) {
  auto props =
      role_props(config, {.name = names::role::heartbeat,
                          .description = "Sends heartbeats to the account's own bus",
                          .trust = assumed_for_this_account_by("scheduler.amazonaws.com")});
  props.name = regional_name(config, is_home, names::role::heartbeat, names::role::heartbeat);
  auto& role = stack.add<iam::Role>("HeartbeatRole", std::move(props));
  role.allow({.actions = {"events:PutEvents"},
              .resources = {aws::local_arn("events", "event-bus/default")}});
  return role;
}

struct MonitoringRole {
  Text account;
  Text name;
};

/// The trust policy names the account, and the role in a condition: IAM would convert a role as
/// principal to its unique id, and lock out a re-created monitoring role.
iam::Role& add_source_role(cfn::Stack& stack, const Config& config,
                           const MonitoringRole& monitoring) {
  const cfn::Object by_role{
      {"aws:PrincipalArn", role_arn(config, monitoring.account, monitoring.name)}};
  auto& role = stack.add<iam::Role>(
      "SourceRole",
      role_props(config, {.name = names::role::source,
                          .description = "Lets the monitoring account look up SageMaker jobs",
                          .trust = {{.principal = iam::Principal::accounts({monitoring.account}),
                                     .actions = {"sts:AssumeRole"},
                                     .conditions = {{"ArnEquals", by_role}}}}}));
  role.allow({.actions = {"sagemaker:DescribeTrainingJob", "sagemaker:DescribeProcessingJob",
                          "sagemaker:DescribeTransformJob", "sagemaker:DescribeLabelingJob",
                          "sagemaker:ListTags"},
              .resources = {"arn:" + pseudo::partition() + ":sagemaker:*:" + pseudo::account_id() +
                            ":*"}});
  waive(role, {.cdk_nag = "AwsSolutions-IAM5",
               .findings = {"Resource::arn:<AWS::Partition>:sagemaker:*:<AWS::AccountId>:*"},
               .reason = "The names of jobs are not known in advance. The role only describes jobs "
                         "and lists tags, in this account, and only one role may assume it."});
  return role;
}

cfn::Value enabled_if(const cfn::Condition& wanted) {
  return fn::if_(wanted, "ENABLED", "DISABLED");
}

}  // namespace

WorkloadEventsStack::WorkloadEventsStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::workload_events)) {
  const auto home_region = parameter(workload_parameters::home_region());
  const auto account = parameter(workload_parameters::monitoring_account_id());
  const auto monitoring_role = parameter(workload_parameters::monitoring_role_name());
  const auto bus_arn = parameter(workload_parameters::event_bus_arn());
  const auto service_events = parameter(workload_parameters::service_events());
  const auto api_events = parameter(workload_parameters::api_events());
  const auto make_source_role = parameter(workload_parameters::make_source_role());

  const auto is_home = condition("IsHomeRegion", fn::equals(pseudo::region(), home_region));
  auto& forwarding = add_forwarding_role(*this, config, is_home, bus_arn);
  // For the whole account, so it is created once.
  const auto has_source_role = condition(
      "HasSourceRole", fn::and_({fn::condition(is_home), fn::equals(make_source_role, "true")}));
  add_source_role(*this, config, {account, monitoring_role}).only_if(has_source_role);
  auto& heart = add_heartbeat_role(*this, config, is_home);

  const events::BusTarget bus{.bus_arn = bus_arn, .role_arn = forwarding.arn()};
  auto& undelivered = add<sqs::Queue>("UndeliveredEvents", {});
  waive(undelivered,
        {.cdk_nag = "AwsSolutions-SQS3",
         .guard = {"sqs_dlq_check"},
         .reason = "It is the dead-letter queue of the rules of this stack. EventBridge "
                   "sends to it directly, so no redrive policy names it."});
  const auto forward = [&](std::string id, names::Base name, std::string description,
                           cfn::Object pattern, cfn::Value state) {
    auto& rule = add<events::Rule>(std::move(id), {.name = config.named(name),
                                                   .description = std::move(description),
                                                   .pattern = std::move(pattern),
                                                   .state = std::move(state)});
    rule.add_target(bus, {.dead_letters = undelivered});
  };
  forward("ServiceEventsRule", names::rule::service_events, "Every native SageMaker event",
          event_patterns::service_events(),
          enabled_if(condition("SendServiceEvents", fn::equals(service_events, "true"))));
  forward("ApiEventsRule", names::rule::api_events, "CloudTrail events of SageMaker",
          event_patterns::api_events(),
          enabled_if(condition("SendApiEvents", fn::equals(api_events, "true"))));
  forward("HeartbeatsRule", names::rule::heartbeats,
          "Heartbeats of this account and Region, and changes to forwarding",
          event_patterns::heartbeats_and_changes(config), "ENABLED");
  add<scheduler::Schedule>("Heartbeat",
                           {.name = config.named(names::heartbeat_schedule),
                            .description = "Shows the monitoring account that events arrive",
                            .expression = "rate(10 minutes)",
                            .target = {.bus_arn = aws::local_arn("events", "event-bus/default"),
                                       .role_arn = heart.arn(),
                                       .source = std::string(names::heartbeat::source),
                                       .detail_type = std::string(names::heartbeat::detail_type)}});
  output({.id = std::string(names::output::undelivered_events),
          .description = "Queue with the events that could not be delivered",
          .value = undelivered.url()});
}

}  // namespace sagewatch
