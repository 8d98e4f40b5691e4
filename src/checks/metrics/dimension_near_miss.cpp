#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

#include "checks/metrics/metric_use.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

/// The kind of resource whose name a dimension's value is.
struct NamedBy {
  std::string_view dimension;
  std::string_view type;
  std::string_view property;
};

constexpr std::array<NamedBy, 17> named_by{{
    {"AutoScalingGroupName", "AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupName"},
    {"BucketName", "AWS::S3::Bucket", "BucketName"},
    {"ClusterName", "AWS::ECS::Cluster", "ClusterName"},
    {"DBClusterIdentifier", "AWS::RDS::DBCluster", "DBClusterIdentifier"},
    {"DBInstanceIdentifier", "AWS::RDS::DBInstance", "DBInstanceIdentifier"},
    {"DeliveryStreamName", "AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName"},
    {"EndpointName", "AWS::SageMaker::Endpoint", "EndpointName"},
    {"EventBusName", "AWS::Events::EventBus", "Name"},
    {"FunctionName", "AWS::Lambda::Function", "FunctionName"},
    {"LogGroupName", "AWS::Logs::LogGroup", "LogGroupName"},
    {"QueueName", "AWS::SQS::Queue", "QueueName"},
    {"RuleName", "AWS::Events::Rule", "Name"},
    {"ScheduleGroup", "AWS::Scheduler::ScheduleGroup", "Name"},
    {"ServiceName", "AWS::ECS::Service", "ServiceName"},
    {"StreamName", "AWS::Kinesis::Stream", "StreamName"},
    {"TableName", "AWS::DynamoDB::Table", "TableName"},
    {"TopicName", "AWS::SNS::Topic", "TopicName"},
}};

using Names = std::map<std::string_view, std::set<std::string>>;

/// The names in the templates, by dimension.
Names given_names(const Template& subject) {
  Names out;
  for (const auto* other : subject.checked_together()) {
    for (const auto& [dimension, type, property] : named_by) {
      for (const auto* resource : other->of_type(type)) {
        if (auto name = known_text(resource->find(property))) out[dimension].insert(*name);
      }
    }
  }
  return out;
}

void find_names(const Template& subject, Findings& findings) {
  const auto names = given_names(subject);
  for_each_metric_use(subject, [&](const MetricUse& use) {
    if (!use.name_space.starts_with("AWS/") && !use.name_space.starts_with("/aws/")) return;
    for (const auto& [dimension, value] : use.dimensions) {
      const auto given = names.find(dimension);
      if (given == names.end() || has_unknown(value) || given->second.contains(value)) continue;
      const std::vector<std::string_view> candidates(given->second.begin(), given->second.end());
      const auto meant = document::near_miss(value, candidates);
      if (!meant) continue;
      use.add_to(findings, fmt::format("these stacks have no {} '{}': did you mean '{}'?",
                                       dimension, value, *meant));
    }
  });
}

}  // namespace

const Check dimension_near_miss{
    .id = "W1145",
    .title = "a dimension of a metric is nearly the name of a resource of the stacks",
    .why =
        "CloudWatch accepts any value of a dimension. If no resource has that name, there is never "
        "any data, and an alarm never goes off.",
    .fix = "correct the value, or refer to the resource with Ref or Fn::GetAtt",
    .source = "CloudWatch user guide, CloudWatch concepts, dimensions",
    .run = find_names,
};

}  // namespace sagewatch::checks
