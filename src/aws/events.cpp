#include "sagewatch/aws/events.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::events {

using cfn::List;
using cfn::Object;

EventBus::EventBus(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Events::EventBus"), props_(std::move(props)) {
  if (props_.dead_letters) props_.dead_letters->receive_events_of(arn());
}

Object EventBus::properties() const {
  Object out{{"Name", props_.name}, {"KmsKeyIdentifier", props_.key}};
  if (props_.dead_letters) {
    out.set("DeadLetterConfig", Object{{"Arn", props_.dead_letters->arn()}});
  }
  return out;
}

EventBusPolicy::EventBusPolicy(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Events::EventBusPolicy"), props_(std::move(props)) {}

iam::PolicyStatement statement_of(const EventBusPolicyProps& policy) {
  return {.sid = policy.statement_id,
          .principal = policy.principal,
          .actions = {"events:PutEvents"},
          .resources = {policy.bus.arn},
          .conditions = policy.conditions};
}

Object EventBusPolicy::properties() const {
  return {{"EventBusName", props_.bus.name},
          {"StatementId", props_.statement_id},
          {"Statement", statement_of(props_).render()}};
}

Archive::Archive(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Events::Archive"), props_(std::move(props)) {}

Object Archive::properties() const {
  return {{"ArchiveName", props_.name},
          {"SourceArn", props_.bus.arn},
          {"EventPattern", props_.pattern},
          {"RetentionDays", props_.retention_days},
          {"KmsKeyIdentifier", props_.key}};
}

Rule::Rule(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Events::Rule"), props_(std::move(props)) {}

void Rule::refuse_pattern() const {
  if (props_.pattern) throw cfn::Error(path(), "events need a dead-letter queue", where());
}

void Rule::add(Target target, const std::optional<Text>& dead_letters) {
  if (targets_.size() == quota::rule_targets) {
    throw cfn::Error(path(), "a rule has at most 5 targets, '" + target.id + "' is one too many",
                     where());
  }
  Object rendered{{"Id", target.id}, {"Arn", target.arn}, {"RoleArn", target.role_arn}};
  if (dead_letters) rendered.set("DeadLetterConfig", Object{{"Arn", *dead_letters}});
  targets_.emplace_back(std::move(rendered));
}

Object Rule::properties() const {
  return {{"Name", props_.name},
          {"Description", props_.description},
          {"EventBusName", props_.bus_name},
          {"EventPattern", props_.pattern},
          {"ScheduleExpression", props_.schedule},
          {"State", props_.state},
          {"Targets", targets_}};
}

}  // namespace sagewatch::events
