#pragma once

#include <optional>
#include <string>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::sns {

using cfn::Text;

struct TopicProps {
  std::string name;
  std::optional<Text> key = {};
};

/// AWS::SNS::Topic, with its policy. Not encrypted with the AWS managed key of SNS, because
/// CloudWatch could not publish to it (AWS fact KMS-1).
class Topic final : public cfn::Resource {
 public:
  using Props = TopicProps;
  Topic(cfn::Scope scope, Props props);

  Text arn() const { return ref(); }

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct TopicPolicyProps {
  const Topic& topic;
};

/// AWS::SNS::TopicPolicy: lets the alarms of this account publish, over TLS only. It replaces the
/// topic's default policy; the account's own roles get their permissions from their own policies.
class TopicPolicy final : public cfn::Resource {
 public:
  using Props = TopicPolicyProps;
  TopicPolicy(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  const Topic& topic_;
};

struct EmailSubscriptionProps {
  const Topic& topic;
  std::string address;  ///< must confirm the subscription email within two days
};

/// AWS::SNS::Subscription of an email address. It is a separate resource because subscriptions in
/// the topic's own property outlive the topic.
class EmailSubscription final : public cfn::Resource {
 public:
  using Props = EmailSubscriptionProps;
  EmailSubscription(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::sns
