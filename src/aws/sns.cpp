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
  if (!props_.email) return {};
  return {{"Subscription", List{Object{{"Protocol", "email"}, {"Endpoint", *props_.email}}}}};
}

TopicPolicy::TopicPolicy(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::SNS::TopicPolicy"), topic_(props.topic) {}

Object TopicPolicy::properties() const {
  const auto account = cfn::pseudo::account_id();
  const std::vector<iam::Statement> statements{
      {.sid = "Owner",
       .principal = iam::Principal::accounts({account}),
       .actions = {"sns:GetTopicAttributes", "sns:Publish", "sns:Subscribe"},
       .resources = {topic_.arn()}},
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

}  // namespace sagewatch::sns
