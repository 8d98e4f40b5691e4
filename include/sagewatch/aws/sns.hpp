#pragma once

#include <optional>
#include <string>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::sns {

using cfn::Text;

struct TopicProps {
  std::optional<Text> email = {};  ///< must confirm the subscription that AWS mails
};

/// AWS::SNS::Topic. Not encrypted with the key of SNS: CloudWatch could not publish to it then.
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
/// topic's default policy, so it says again what the account itself may do.
class TopicPolicy final : public cfn::Resource {
 public:
  using Props = TopicPolicyProps;
  TopicPolicy(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  const Topic& topic_;
};

}  // namespace sagewatch::sns
