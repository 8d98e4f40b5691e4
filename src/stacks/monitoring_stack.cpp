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

/// Ours, or the existing one. Targets' dead-letter queues don't receive events that the bus can't
/// encrypt: it has its own setting for that.
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

/// EventBridge writes a bus's statements one at a time, so each waits for the one before.
void admit(cfn::Stack& stack, const events::Bus& bus, const Config& config) {
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

void tell(cfn::Stack& stack, std::string_view id, std::string description, Text value) {
  stack.output(
      {.id = std::string(id), .description = std::move(description), .value = std::move(value)});
}

struct Listened {
  std::string id;
  std::string name;
  std::string description;
  cfn::Object pattern;
};

events::Rule& listen(cfn::Stack& stack, const events::Bus& bus, Listened rule) {
  return stack.add<events::Rule>(std::move(rule.id), {.bus_name = bus.name,
                                                      .name = std::move(rule.name),
                                                      .description = std::move(rule.description),
                                                      .pattern = std::move(rule.pattern)});
}

/// Where archives are: of SageMaker's events, whoever else sends to the bus.
void archive(cfn::Stack& stack, const events::Bus& bus, const Config& config) {
  if (!has_archives(config.home_region)) return;
  stack.add<events::Archive>("Archive", {.bus = bus,
                                         .name = config.named(names::archive),
                                         .pattern = event_patterns::sagemaker_events(),
                                         .retention_days = config.archive_days,
                                         .key = Encryption(config).key()});
}

/// Where the rules send events, and what can't be delivered.
struct Receivers {
  lambda::Function& ingester;
  sqs::Queue& undelivered;
};

/// Rules for what tells of the monitoring itself, and for what should not come at all. Of that the
/// ingester keeps only who sent what: it may be large, and a log group would keep all of it.
void listen_for_the_rest(cfn::Stack& stack, const events::Bus& bus, const Config& config,
                         const Receivers& to) {
  listen(stack, bus,
         {"HeartbeatsRule", config.named(names::rule::heartbeats),
          "Heartbeats of the workload accounts", event_patterns::heartbeats()})
      .add_target(to.ingester, {.dead_letters = to.undelivered});
  listen(stack, bus,
         {"ChangesRule", config.named(names::rule::changes), "Who changes what sends events",
          event_patterns::changes_of_monitoring(config)})
      .add_target(to.ingester, {.dead_letters = to.undelivered});
  if (config.existing_event_bus_arn) return;  // others may send to a shared bus what they like
  listen(stack, bus,
         {MonitoringStack::unexpected_events_rule, config.named(names::rule::unexpected_events),
          "Events that no other rule takes", event_patterns::unexpected_events()})
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
  admit(*this, bus, config);
  archive(*this, bus, config);
  auto& ingester = add<Ingester>("Ingester", {.config = config});

  auto& records = listen(*this, bus,
                         {"RecordsRule", config.named(names::rule::records),
                          "What records are made of", event_patterns::sagemaker_events()});
  records.add_target(ingester.function(), {.dead_letters = undelivered});

  auto& audit = add_event_log(*this, "ServiceEvents", names::log_group::service_events, config);
  auto& service = listen(*this, bus,
                         {"ServiceEventsRule", config.named(names::rule::service_events),
                          "Every native SageMaker event", event_patterns::service_events()});
  service.add_target(audit, {.dead_letters = undelivered});
  service.depends_on(records);  // of an older stack, they were one

  auto& calls = add_event_log(*this, "ApiEvents", names::log_group::api_events, config);
  auto& api = listen(*this, bus,
                     {"ApiEventsRule", config.named(names::rule::api_events),
                      "CloudTrail events of SageMaker", event_patterns::api_events()});
  api.add_target(calls, {.dead_letters = undelivered});
  api.depends_on(records);

  listen_for_the_rest(*this, bus, config, {ingester.function(), undelivered});

  tell(*this, names::output::role_name, "Input of the management stack: the ingester's role",
       ingester.role().ref());
  tell(*this, names::output::event_bus_arn, "Input of the management stack: the event bus",
       bus.arn);
  if (config.observability()) {
    const auto existing = existing_sink_in(config, config.home_region);
    existing ? tell_sink(*this, *existing) : add_sink(*this, config);
  }
  tell(*this, names::output::records_log_group, "Log group of the records",
       ingester.log_group().name());
  tell(*this, names::output::service_events_log_group, "Log group of raw SageMaker events",
       audit.name());
  tell(*this, names::output::api_events_log_group, "Log group of raw API events", calls.name());
}

}  // namespace sagewatch
