#pragma once

#include "sagewatch/cfn/construct.hpp"
#include "sagewatch/cfn/text.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct NoticesProps {
  const Config& config;  ///< with `notices()`
};

/// The function that tells people of failures, with its role, and the topic that it publishes to:
/// one with a subscription for each address, or one that is there already. It reads the queue that
/// the ingester fills.
class Notices final : public cfn::Construct {
 public:
  using Props = NoticesProps;
  Notices(cfn::Scope scope, Props props);

  /// Where alarms go too.
  const cfn::Text& topic_arn() const { return topic_arn_; }

 private:
  cfn::Text topic_arn_;
};

}  // namespace sagewatch
