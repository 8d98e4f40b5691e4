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

/// The prefix of the keys that requests for such a resource may have.
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

/// Lambda's key that requests for every service have ("cross-service condition keys").
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
        "A service's own condition keys are in the requests for that service alone: in the policy "
        "of a resource of another service the condition never holds, or always if its operator is "
        "negated or ends in IfExists.",
    .fix = "use a key of the resource's service, or a global one such as aws:SourceArn",
    .source =
        "IAM user guide, AWS global condition context keys: service-specific and cross-service "
        "condition keys",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_condition(stack, [&](const Condition& condition) {
            const auto& resource = *condition.policy.resource;
            const auto* const entry = std::ranges::find(key_prefixes, resource.type(),
                                                        [](const auto& p) { return p.first; });
            if (entry == key_prefixes.end() ||
                !is_key_of_another_service(condition.key, entry->second))
              return;
            findings.add(resource, condition.where(),
                         fmt::format("{} is no key of requests for {}, whose own keys begin with "
                                     "'{}:'",
                                     condition.key, resource.type(), entry->second));
          });
        },
};

}  // namespace sagewatch::checks
