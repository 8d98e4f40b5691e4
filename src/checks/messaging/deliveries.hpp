#pragma once

#include <functional>
#include <string_view>

#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// Something that a service sends under its own name, not under a role, to a queue or a topic of
/// the template.
struct Delivery {
  const Resource* sender;     ///< the rule, alarm, bucket or other resource that says so
  const document::Node* arn;  ///< where it says so
  std::string_view service;   ///< "events.amazonaws.com"
  const Resource* receiver;   ///< an AWS::SQS::Queue or AWS::SNS::Topic
};

void for_each_delivery(const Template& subject,
                       const std::function<void(const Delivery& delivery)>& visit);

}  // namespace sagewatch::checks
