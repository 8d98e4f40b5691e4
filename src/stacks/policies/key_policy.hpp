#pragma once

#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The account and Region of the encrypted resources, as references or literals.
struct KeyPlace {
  cfn::Text partition;
  cfn::Text region;
  cfn::Text account;
  cfn::Text url_suffix;  ///< "amazonaws.com", in China with ".cn"
};

/// The account and Region of the stack.
KeyPlace place_of_stack();

/// What a key policy must allow services that act on their own: CloudWatch Logs for the log groups,
/// EventBridge for bus, archive and dead letters, CloudWatch alarms for the topic.
std::vector<iam::PolicyStatement> service_statements(const Config& config, const KeyPlace& place);

/// What must be added to the policy of an existing key: the same, and permission for the account's
/// own roles to use it through DynamoDB, SQS and SNS.
std::vector<iam::PolicyStatement> statements_for_given_key(const Config& config,
                                                           const KeyPlace& place);

/// The services through which a role uses the key, for a condition on `kms:ViaService`. In China
/// their names may end in ".cn".
cfn::Object via_services(const std::vector<std::string>& services, const cfn::Text& region);

}  // namespace sagewatch
