#pragma once

#include "sagewatch/cfn/construct.hpp"
#include "sagewatch/cfn/text.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct NoticesProps {
  const Config& config;  ///< with `notices()`
};

/// The function that notifies people of failures, with its role, and the topic that it publishes
/// to: a new one with a subscription for each address, or an existing one. It reads a queue of the
/// ingester.
class Notices final : public cfn::Construct {
 public:
  using Props = NoticesProps;
  Notices(cfn::Scope scope, Props props);

  /// The topic, which the alarms also use.
  const cfn::Text& topic_arn() const { return topic_arn_; }

 private:
  cfn::Text topic_arn_;
};

}  // namespace sagewatch
