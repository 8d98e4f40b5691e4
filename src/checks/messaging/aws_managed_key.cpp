#include <fmt/format.h>

#include "checks/messaging/deliveries.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// Whether a name or ARN is that of a key that AWS manages, e.g. alias/aws/sqs.
bool is_aws_managed(std::string_view key) {
  const auto at = key.rfind("alias/aws/");
  return at != std::string_view::npos && (at == 0 || key[at - 1] == ':');
}

}  // namespace

const Check aws_managed_key{
    .id = "E1202",
    .title = "a service sends to a queue or topic with a key that AWS manages",
    .why =
        "The policies of alias/aws/sqs and alias/aws/sns admit principals of the account, no other "
        "services, and can't be changed. What the service sends is lost, and the deployment "
        "succeeds all the same.",
    .fix =
        "encrypt it with SqsManagedSseEnabled (a queue), or with a customer managed key whose "
        "policy lets the service use kms:GenerateDataKey and kms:Decrypt",
    .source =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
        "sqs-key-management.html",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_delivery(subject, [&](const Delivery& delivery) {
            const auto key = text_or_empty(delivery.receiver->find("KmsMasterKeyId"));
            if (!is_aws_managed(key)) return;
            findings.add(*delivery.sender, delivery.arn,
                         fmt::format("{} may not use {}, the key of '{}'", delivery.service, key,
                                     delivery.receiver->id()));
          });
        },
};

}  // namespace sagewatch::checks
