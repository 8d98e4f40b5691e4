#include "checks/messaging/deliveries.hpp"

#include "checks/parts.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

constexpr std::string_view events = "events.amazonaws.com";
constexpr std::string_view alarms = "cloudwatch.amazonaws.com";
constexpr std::string_view topics = "sns.amazonaws.com";
constexpr std::string_view buckets = "s3.amazonaws.com";

class Deliveries {
 public:
  Deliveries(const Template& subject, const std::function<void(const Delivery&)>& visit)
      : subject_(subject), visit_(visit) {}

  void visit_all() {
    for_each_target(subject_, [&](const Resource& rule, const Node& target) {
      if (!target.find("RoleArn")) add(rule, events, target.find("Arn"));
      add(rule, events, document::find(&target, {"DeadLetterConfig", "Arn"}));
    });
    for (const auto* bus : subject_.of_type("AWS::Events::EventBus")) {
      add(*bus, events, bus->find({"DeadLetterConfig", "Arn"}));
    }
    for (const auto* type : {"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"}) {
      for (const auto* alarm : subject_.of_type(type)) visit_alarm(*alarm);
    }
    for (const auto* subscription : subject_.of_type("AWS::SNS::Subscription")) {
      visit_subscription(*subscription, subscription->properties);
    }
    for (const auto* topic : subject_.of_type("AWS::SNS::Topic")) {
      for (const auto& item : items_of(topic->find("Subscription"))) {
        visit_subscription(*topic, item);
      }
    }
    for (const auto* bucket : subject_.of_type("AWS::S3::Bucket")) visit_bucket(*bucket);
  }

 private:
  void add(const Resource& sender, std::string_view service, const Node* arn) {
    for (const auto* type : {"AWS::SQS::Queue", "AWS::SNS::Topic"}) {
      const auto* receiver = target_of_type(subject_, arn, type);
      if (receiver) visit_({&sender, arn, service, receiver});
    }
  }

  void visit_alarm(const Resource& alarm) {
    for (const auto* actions : {"AlarmActions", "OKActions", "InsufficientDataActions"}) {
      for (const auto& action : items_of(alarm.find(actions))) add(alarm, alarms, &action);
    }
  }

  void visit_subscription(const Resource& owner, const Node& subscription) {
    if (text_or_empty(subscription.find("Protocol")) != "sqs") return;
    add(owner, topics, subscription.find("Endpoint"));
    add(owner, topics, document::find(&subscription, {"RedrivePolicy", "deadLetterTargetArn"}));
  }

  void visit_bucket(const Resource& bucket) {
    const auto* notifications = bucket.find("NotificationConfiguration");
    for (const auto& item : items_of(document::find(notifications, "QueueConfigurations"))) {
      add(bucket, buckets, item.find("Queue"));
    }
    for (const auto& item : items_of(document::find(notifications, "TopicConfigurations"))) {
      add(bucket, buckets, item.find("Topic"));
    }
  }

  const Template& subject_;
  const std::function<void(const Delivery&)>& visit_;
};

}  // namespace

void for_each_delivery(const Template& subject,
                       const std::function<void(const Delivery& delivery)>& visit) {
  Deliveries(subject, visit).visit_all();
}

}  // namespace sagewatch::checks
