#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// A property that a resource to be imported has with another value than the template says.
struct FoundProperty {
  std::string logical_id;
  std::string property;
  std::optional<std::string> found;   ///< JSON; absent where the resource does not have it
  std::optional<std::string> wanted;  ///< JSON; absent where the template does not have it
};

struct FoundProperties {
  std::vector<FoundProperty> properties;
  cfn::Diagnostics unknown;  ///< W0341: what could not be read
};

/// Compares the imports of a change set (with property values) with what AWS says of them:
/// `logs describe-log-groups`, `dynamodb describe-table`, `dynamodb describe-continuous-backups`,
/// `dynamodb describe-time-to-live`, `kms get-key-policy` and `kms get-key-rotation-status`, each
/// `Of` the physical id. `kms describe-key`, `Of` the key as the template calls it, says which key
/// an alias stands for.
FoundProperties properties_as_found(const ChangeSet& set, const AwsCalls& calls);

/// The template with these properties as they were found.
///
/// CloudFormation doesn't apply a template's properties to what it imports, and a later update
/// changes only what differs between the two templates (page "Import AWS resources into a
/// CloudFormation stack automatically"). An import with this template makes the update to the
/// wanted one change the resources.
nlohmann::ordered_json template_as_found(nlohmann::ordered_json declared,
                                         const std::vector<FoundProperty>& found);

/// "ServiceEvents: RetentionInDays is 7, the template says 30".
std::string found_text(const FoundProperty& property);

}  // namespace sagewatch
