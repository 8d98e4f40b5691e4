#include "sagewatch/aws/sqs.hpp"

#include <algorithm>

namespace sagewatch::sqs {

using cfn::List;
using cfn::Object;

QueuePolicy::QueuePolicy(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::SQS::QueuePolicy"), queue_(props.queue) {}

void QueuePolicy::allow_events_from(const Text& source_arn) {
  if (std::ranges::find(source_arns_, source_arn) != source_arns_.end()) return;
  source_arns_.push_back(source_arn);
}

Object QueuePolicy::properties() const {
  std::vector<iam::PolicyStatement> statements{
      {.sid = "DenyPlainHttp",
       .effect = "Deny",
       .principal = iam::Principal::anyone(),
       .actions = {"sqs:*"},
       .resources = {queue_.arn()},
       .conditions = {{"Bool", Object{{"aws:SecureTransport", "false"}}}}}};
  if (!source_arns_.empty()) {
    statements.push_back(
        {.sid = "Events",
         .principal = iam::Principal::service("events.amazonaws.com"),
         .actions = {"sqs:SendMessage"},
         .resources = {queue_.arn()},
         .conditions = {{"ArnEquals", Object{{"aws:SourceArn", cfn::list(source_arns_)}}}}});
  }
  return {{"Queues", List{queue_.ref()}}, {"PolicyDocument", iam::policy_document(statements)}};
}

Queue::Queue(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::SQS::Queue"),
      props_(std::move(props)),
      policy_(add<QueuePolicy>("Policy", {.queue = *this})) {}

void Queue::grant_send(iam::Role& grantee) const {
  grantee.allow({.actions = {"sqs:SendMessage"}, .resources = {arn()}});
}

Object Queue::properties() const {
  const auto managed = props_.key ? std::nullopt : std::optional(true);
  Object out{{"QueueName", props_.name},
             {"SqsManagedSseEnabled", managed},
             {"KmsMasterKeyId", props_.key},
             {"MessageRetentionPeriod", props_.retention_seconds},
             {"VisibilityTimeout", props_.visibility_seconds},
             {"DelaySeconds", props_.delay_seconds}};
  if (const auto& dead = props_.dead_letters) {
    out.set("RedrivePolicy", Object{{"deadLetterTargetArn", dead->queue.arn()},
                                    {"maxReceiveCount", dead->after_receives}});
  }
  return out;
}

}  // namespace sagewatch::sqs
