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

/// AWS::SQS::QueuePolicy. A queue has one policy: a second one would overwrite the first (AWS fact
/// SQS-1). It always refuses plain HTTP.
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

/// Where messages go after too many receives.
struct DeadLetters {
  const Queue& queue;
  int after_receives;
};

struct QueueProps {
  std::optional<std::string> name = {};
  int retention_seconds = 1'209'600;  ///< 14 days, the most that SQS keeps
  /// How long a received message is hidden from other consumers; Lambda recommends six times the
  /// function's timeout (AWS fact LAM-2).
  std::optional<int> visibility_seconds = {};
  std::optional<int> delay_seconds = {};  ///< before a message can be received, up to 900
  std::optional<DeadLetters> dead_letters = {};
  std::optional<Text> key = {};  ///< absent: a key owned by SQS
};

/// AWS::SQS::Queue, encrypted at rest, with its policy. It is a standard queue, never FIFO:
/// EventBridge and Lambda send failures only to standard queues. AWS fact EB-10, and CloudFormation
/// guide, AWS::Lambda::EventInvokeConfig DestinationConfig.
class Queue final : public cfn::Resource {
 public:
  using Props = QueueProps;
  Queue(cfn::Scope scope, Props props);

  Text arn() const { return attribute("Arn"); }
  Text name() const { return attribute("QueueName"); }
  Text url() const { return ref(); }
  /// Lets EventBridge send the events of a rule, or the dead letters of a rule's targets or a bus,
  /// to this queue.
  void receive_events_of(const Text& source_arn) { policy_.allow_events_from(source_arn); }
  void grant_send(iam::Role& grantee) const;

 private:
  cfn::Object properties() const override;

  Props props_;
  QueuePolicy& policy_;
};

}  // namespace sagewatch::sqs
