#pragma once

#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// Where the encrypted things are: as a template says it, or in plain text.
struct KeyPlace {
  cfn::Text partition;
  cfn::Text region;
  cfn::Text account;
  cfn::Text url_suffix;  ///< "amazonaws.com", in China with ".cn"
};

/// The place of whatever stack they stand in.
KeyPlace place_of_stack();

/// What a key's policy must allow the services that act for themselves: CloudWatch Logs on the log
/// groups, EventBridge on bus, archive and dead letters, CloudWatch's alarms on the topic.
std::vector<iam::PolicyStatement> service_statements(const Config& config, const KeyPlace& place);

/// What must be added to the policy of a key that is there already: the same, and that the
/// account's own roles may use it through DynamoDB, SQS and SNS.
std::vector<iam::PolicyStatement> statements_for_given_key(const Config& config,
                                                           const KeyPlace& place);

/// Services by which a role uses the key, for a condition on `kms:ViaService`. In China their names
/// may end in ".cn".
cfn::Object only_through(const std::vector<std::string>& services, const cfn::Text& region);

}  // namespace sagewatch
