#include "sagewatch/aws/sns.hpp"

#include "sagewatch/cfn/intrinsics.hpp"

namespace sagewatch::sns {

using cfn::List;
using cfn::Object;

Topic::Topic(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::SNS::Topic"), props_(std::move(props)) {
  add<TopicPolicy>("Policy", {.topic = *this});
}

Object Topic::properties() const {
  return {{"TopicName", props_.name}, {"KmsMasterKeyId", props_.key}};
}

TopicPolicy::TopicPolicy(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::SNS::TopicPolicy"), topic_(props.topic) {}

Object TopicPolicy::properties() const {
  const auto account = cfn::pseudo::account_id();
  const std::vector<iam::PolicyStatement> statements{
      {.sid = "Alarms",
       .principal = iam::Principal::service("cloudwatch.amazonaws.com"),
       .actions = {"sns:Publish"},
       .resources = {topic_.arn()},
       .conditions = {{"StringEquals", Object{{"aws:SourceAccount", account}}}}},
      {.sid = "DenyPlainHttp",
       .effect = "Deny",
       .principal = iam::Principal::anyone(),
       .actions = {"sns:Publish"},
       .resources = {topic_.arn()},
       .conditions = {{"Bool", Object{{"aws:SecureTransport", "false"}}}}}};
  return {{"Topics", List{topic_.ref()}}, {"PolicyDocument", iam::policy_document(statements)}};
}

EmailSubscription::EmailSubscription(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::SNS::Subscription"), props_(std::move(props)) {}

Object EmailSubscription::properties() const {
  return {{"TopicArn", props_.topic.arn()}, {"Protocol", "email"}, {"Endpoint", props_.address}};
}

}  // namespace sagewatch::sns
