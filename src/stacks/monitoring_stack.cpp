#include "stacks/monitoring_stack.hpp"

#include "sagewatch/aws/event_targets.hpp"
#include "sagewatch/facts/region.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "stacks/event_patterns.hpp"
#include "stacks/functions/ingester.hpp"
#include "stacks/policies/bus_policy.hpp"
#include "stacks/policies/encryption.hpp"
#include "stacks/sink.hpp"

namespace sagewatch {
namespace {

using cfn::Text;

/// Our bus, or the existing one. The dead-letter queues of targets don't receive events that the
/// bus can't encrypt: the bus has a dead-letter queue of its own for them.
events::Bus choose_bus(cfn::Stack& stack, const Config& config, sqs::Queue& undelivered) {
  if (const auto& existing = config.existing_event_bus_arn) {
    return {event_bus_name(config), *existing};
  }
  const auto key = Encryption(config).key_of_bus();
  return stack
      .add<events::EventBus>("EventBus", {.name = event_bus_name(config),
                                          .key = key,
                                          .dead_letters = key ? &undelivered : nullptr})
      .reference();
}

/// EventBridge updates the statements of a bus one at a time, so each depends on the one before.
void add_bus_policies(cfn::Stack& stack, const events::Bus& bus, const Config& config) {
  const cfn::Resource* before = nullptr;
  for (auto& [id, props] : bus_admissions(config, bus)) {
    auto& policy = stack.add<events::EventBusPolicy>(std::move(id), std::move(props));
    if (before) policy.depends_on(*before);
    before = &policy;
  }
}

logs::LogGroup& add_event_log(cfn::Stack& stack, std::string id, names::Base name,
                              const Config& config) {
  std::optional<std::string> masked_in;
  if (config.mask_raw_secrets) masked_in = partition_of(config.home_region);
  return stack.add<logs::LogGroup>(std::move(id), {.name = config.named(name),
                                                   .retention_days = config.log_retention_days,
                                                   .key_arn = Encryption(config).key_arn(),
                                                   .credentials_masked_in = masked_in});
}

void add_output(cfn::Stack& stack, std::string_view id, std::string description, Text value) {
  stack.output(
      {.id = std::string(id), .description = std::move(description), .value = std::move(value)});
}

struct RuleToAdd {
  std::string id;
  std::string name;
  std::string description;
  cfn::Object pattern;
};

events::Rule& add_rule(cfn::Stack& stack, const events::Bus& bus, RuleToAdd rule) {
  return stack.add<events::Rule>(std::move(rule.id), {.bus_name = bus.name,
                                                      .name = std::move(rule.name),
                                                      .description = std::move(rule.description),
                                                      .pattern = std::move(rule.pattern)});
}

/// If the Region has archives: archives only SageMaker's events, even if others send to the bus.
void archive(cfn::Stack& stack, const events::Bus& bus, const Config& config) {
  if (!has_archives(config.home_region)) return;
  stack.add<events::Archive>("Archive", {.bus = bus,
                                         .name = config.named(names::archive),
                                         .pattern = event_patterns::sagemaker_events(),
                                         .retention_days = config.archive_days,
                                         .key = Encryption(config).key()});
}

/// The targets of the rules, and the dead-letter queue.
struct EventTargets {
  lambda::Function& ingester;
  sqs::Queue& undelivered;
};

/// Rules for events about the monitoring itself, and for unexpected events. For the latter the
/// ingester records only who sent what: such events may be large, and a log group would store them
/// completely.
void add_other_rules(cfn::Stack& stack, const events::Bus& bus, const Config& config,
                     const EventTargets& to) {
  add_rule(stack, bus,
           {"HeartbeatsRule", config.named(names::rule::heartbeats),
            "Heartbeats of the workload accounts", event_patterns::heartbeats()})
      .add_target(to.ingester, {.dead_letters = to.undelivered});
  add_rule(stack, bus,
           {"ChangesRule", config.named(names::rule::changes), "Changes to event forwarding",
            event_patterns::changes_of_monitoring(config)})
      .add_target(to.ingester, {.dead_letters = to.undelivered});
  if (config.existing_event_bus_arn) return;  // others may send anything to a shared bus
  add_rule(stack, bus,
           {MonitoringStack::unexpected_events_rule, config.named(names::rule::unexpected_events),
            "Events matched by no other rule", event_patterns::unexpected_events()})
      .add_target(to.ingester, {.dead_letters = to.undelivered});
}

}  // namespace

MonitoringStack::MonitoringStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::monitoring)) {
  const Encryption encryption(config);
  auto& undelivered = add<sqs::Queue>(
      "UndeliveredEvents",
      {.name = config.named(names::queue::undelivered_events), .key = encryption.key()});
  const auto bus = choose_bus(*this, config, undelivered);
  add_bus_policies(*this, bus, config);
  archive(*this, bus, config);
  auto& ingester = add<Ingester>("Ingester", {.config = config});

  auto& records = add_rule(*this, bus,
                           {"RecordsRule", config.named(names::rule::records),
                            "Events that become records", event_patterns::sagemaker_events()});
  records.add_target(ingester.function(), {.dead_letters = undelivered});

  auto& audit = add_event_log(*this, "ServiceEvents", names::log_group::service_events, config);
  auto& service = add_rule(*this, bus,
                           {"ServiceEventsRule", config.named(names::rule::service_events),
                            "Every native SageMaker event", event_patterns::service_events()});
  service.add_target(audit, {.dead_letters = undelivered});
  service.depends_on(records);  // in an older version of the stack they were one

  auto& calls = add_event_log(*this, "ApiEvents", names::log_group::api_events, config);
  auto& api = add_rule(*this, bus,
                       {"ApiEventsRule", config.named(names::rule::api_events),
                        "CloudTrail events of SageMaker", event_patterns::api_events()});
  api.add_target(calls, {.dead_letters = undelivered});
  api.depends_on(records);

  add_other_rules(*this, bus, config, {ingester.function(), undelivered});

  add_output(*this, names::output::role_name, "Input of the management stack: the ingester's role",
             ingester.role().ref());
  add_output(*this, names::output::event_bus_arn, "Input of the management stack: the event bus",
             bus.arn);
  if (config.observability()) {
    const auto existing = existing_sink_in(config, config.home_region);
    existing ? add_sink_outputs(*this, *existing) : add_sink(*this, config);
  }
  add_output(*this, names::output::records_log_group, "Log group of the records",
             ingester.log_group().name());
  add_output(*this, names::output::service_events_log_group, "Log group of raw SageMaker events",
             audit.name());
  add_output(*this, names::output::api_events_log_group, "Log group of raw API events",
             calls.name());
}

}  // namespace sagewatch
