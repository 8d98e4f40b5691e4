#include <fmt/format.h>

#include <algorithm>

#include "checks/messaging/deliveries.hpp"
#include "checks/parts.hpp"
#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// The key of the template that a KmsMasterKeyId is, or is an alias of; null if it is another one.
const Resource* key_of(const Template& subject, const Node* id) {
  const auto* named = subject.referenced(id);
  if (!named) {
    const auto name = text_or_empty(id);
    for (const auto* alias : subject.of_type("AWS::KMS::Alias")) {
      if (!name.empty() && text_or_empty(alias->find("AliasName")) == name) named = alias;
    }
  }
  if (named && named->type() == "AWS::KMS::Alias") {
    named = subject.referenced(named->find("TargetKeyId"));
  }
  return named && named->type() == "AWS::KMS::Key" ? named : nullptr;
}

bool may_use(const Template& subject, const Resource& key, std::string_view service,
             std::string_view action) {
  return std::ranges::any_of(subject.policies(), [&](const Policy& policy) {
    return policy.resource == &key &&
           std::ranges::any_of(policy.statements, [&](const Node& statement) {
             return allows(statement) && is_for_service(statement, service) &&
                    is_about(statement, action);
           });
  });
}

}  // namespace

const Check key_policy_missing{
    .id = "E1203",
    .title = "a key does not let a service send to the queue or topic that it encrypts",
    .why =
        "A service needs a statement in the key's policy, beside that of the queue or topic. "
        "Without it what it sends is lost, and the deployment succeeds all the same.",
    .fix = "allow the service kms:GenerateDataKey and kms:Decrypt in the key's policy",
    .source =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
        "sqs-key-management.html",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_delivery(subject, [&](const Delivery& delivery) {
            const auto* key = key_of(subject, delivery.receiver->find("KmsMasterKeyId"));
            if (!key || !key->find("KeyPolicy")) return;
            for (const auto* action : {"kms:GenerateDataKey", "kms:Decrypt"}) {
              if (may_use(subject, *key, delivery.service, action)) continue;
              findings.add(*delivery.sender, delivery.arn,
                           fmt::format("the key '{}' of '{}' does not allow {} {}", key->id(),
                                       delivery.receiver->id(), delivery.service, action));
              return;
            }
          });
        },
};

}  // namespace sagewatch::checks
