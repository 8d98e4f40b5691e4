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

/// AWS::SNS::Topic, with its policy. Not encrypted with the key of SNS: CloudWatch could not
/// publish to it then (AWS fact KMS-1).
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
/// topic's default policy; what the account's own roles may do, their policies say.
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
  std::string address;  ///< must confirm what AWS mails within two days
};

/// AWS::SNS::Subscription of an address. A resource of its own: what a topic's own property
/// subscribes outlives the topic.
class EmailSubscription final : public cfn::Resource {
 public:
  using Props = EmailSubscriptionProps;
  EmailSubscription(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::sns
