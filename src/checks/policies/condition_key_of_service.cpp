#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "checks/policies/conditions.hpp"
#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// The prefix of the condition keys in requests for such a resource.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> key_prefixes{{
    {"AWS::Events::EventBus", "events"},
    {"AWS::Events::EventBusPolicy", "events"},
    {"AWS::KMS::Key", "kms"},
    {"AWS::Lambda::LayerVersionPermission", "lambda"},
    {"AWS::Logs::ResourcePolicy", "logs"},
    {"AWS::Oam::Sink", "oam"},
    {"AWS::S3::BucketPolicy", "s3"},
    {"AWS::SNS::TopicPolicy", "sns"},
    {"AWS::SQS::QueuePolicy", "sqs"},
}};

/// The key of Lambda that requests to every service may have ("cross-service condition keys").
constexpr std::string_view cross_service_key = "lambda:SourceFunctionArn";

bool is_key_of_another_service(std::string_view key, std::string_view prefix) {
  const auto own = key.substr(0, key.find(':'));
  if (same_key(own, prefix) || same_key(key, cross_service_key)) return false;
  return std::ranges::any_of(key_prefixes,
                             [&](const auto& entry) { return same_key(own, entry.second); });
}

}  // namespace

const Check condition_key_of_service{
    .id = "W1190",
    .title = "a resource policy has a condition on another service's key",
    .why =
        "Only requests to a service have its own condition keys. In the policy of another "
        "service's resource, the condition is never true, or always if its operator is negated or "
        "ends in IfExists.",
    .fix = "use a key of the resource's service, or a global one such as aws:SourceArn",
    .source =
        "IAM user guide, AWS global condition context keys: service-specific and cross-service "
        "condition keys",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_condition(subject, [&](const Condition& condition) {
            const auto& resource = *condition.policy.resource;
            const auto* const entry = std::ranges::find(key_prefixes, resource.type(),
                                                        [](const auto& p) { return p.first; });
            if (entry == key_prefixes.end() ||
                !is_key_of_another_service(condition.key, entry->second))
              return;
            findings.add(
                resource, condition.where(),
                fmt::format(
                    "requests to {1} don't have the key {0}: its own keys begin with '{2}:'",
                    condition.key, resource.type(), entry->second));
          });
        },
};

}  // namespace sagewatch::checks
