#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// A property of a resource to be imported whose value differs from the template.
struct FoundProperty {
  std::string logical_id;
  std::string property;
  std::optional<std::string> found;   ///< JSON; absent if the resource does not have it
  std::optional<std::string> wanted;  ///< JSON; absent if the template does not have it
};

struct FoundProperties {
  std::vector<FoundProperty> properties;
  cfn::Diagnostics unknown;  ///< W0341: what could not be read
};

/// Compares the imports of a change set (with property values) with what AWS reports about them:
/// `logs describe-log-groups`, `dynamodb describe-table`, `dynamodb describe-continuous-backups`,
/// `dynamodb describe-time-to-live`, `kms get-key-policy` and `kms get-key-rotation-status`, each
/// `Of` the physical id. `kms describe-key`, `Of` the key as the template names it, tells which key
/// an alias refers to.
FoundProperties properties_as_found(const ChangeSet& set, const AwsCalls& calls);

/// The template with the values of these properties that were found.
///
/// CloudFormation doesn't apply a template's properties to what it imports, and a later update
/// changes only what differs between the two templates (page "Import AWS resources into a
/// CloudFormation stack automatically"). After an import with this template, the update to the
/// wanted template changes the resources.
nlohmann::ordered_json template_as_found(nlohmann::ordered_json declared,
                                         const std::vector<FoundProperty>& found);

/// "ServiceEvents: RetentionInDays is 7, the template has 30".
std::string found_text(const FoundProperty& property);

}  // namespace sagewatch
