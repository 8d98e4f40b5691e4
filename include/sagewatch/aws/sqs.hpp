#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::sqs {

using cfn::Text;

class Queue;

struct QueuePolicyProps {
  const Queue& queue;
};

/// AWS::SQS::QueuePolicy. A queue has one policy: a second one would overwrite the first
/// (AWS fact SQS-1).
/// Refuses plain HTTP from the start.
class QueuePolicy final : public cfn::Resource {
 public:
  using Props = QueuePolicyProps;
  QueuePolicy(cfn::Scope scope, Props props);

  void allow_events_from(const Text& source_arn);

 private:
  cfn::Object properties() const override;

  const Queue& queue_;
  std::vector<Text> source_arns_;
};

/// Where messages go that were received too often.
struct DeadLetters {
  const Queue& queue;
  int after_receives;
};

struct QueueProps {
  std::optional<std::string> name = {};
  int retention_seconds = 1'209'600;  ///< 14 days, the most that SQS keeps
  /// How long a received message is hidden from others; Lambda wants six times its own timeout
  /// (AWS fact LAM-2).
  std::optional<int> visibility_seconds = {};
  std::optional<int> delay_seconds = {};  ///< before a message can be received, up to 900
  std::optional<DeadLetters> dead_letters = {};
  std::optional<Text> key = {};  ///< else one of the queue service's own
};

/// AWS::SQS::Queue, encrypted at rest, with its policy. Standard, never FIFO: EventBridge and
/// Lambda deliver their failures to standard queues only. AWS fact EB-10, and
/// CloudFormation guide, AWS::Lambda::EventInvokeConfig DestinationConfig.
class Queue final : public cfn::Resource {
 public:
  using Props = QueueProps;
  Queue(cfn::Scope scope, Props props);

  Text arn() const { return attribute("Arn"); }
  Text name() const { return attribute("QueueName"); }
  Text url() const { return ref(); }
  /// Lets EventBridge put the events of a rule, or those that a rule's targets or a bus failed to
  /// take, into this queue.
  void receive_events_of(const Text& source_arn) { policy_.allow_events_from(source_arn); }
  void grant_send(iam::Role& grantee) const;

 private:
  cfn::Object properties() const override;

  Props props_;
  QueuePolicy& policy_;
};

}  // namespace sagewatch::sqs
