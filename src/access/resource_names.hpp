#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// Knows the resources of a change set by what policies call them: their physical ids and the
/// names that their properties give them. An ARN is one of theirs only in the stack's own account
/// and Region.
class ResourceNames {
 public:
  explicit ResourceNames(const ChangeSet& set);

  /// The logical id where `text` is the name or the ARN of a resource of the stack, or the text.
  /// Of names that are parts of one another the longest counts. Linear in the text alone.
  std::string operator()(const std::string& text) const;

 private:
  /// The service that `address`, an ARN or a queue's URL, is of; nothing where it is not ours.
  std::optional<std::string> service_of(const std::string& address) const;

  std::string region_;
  std::string account_;
  std::unordered_map<std::string, std::string> by_name_;  ///< logical ids
  /// Logical ids by "SERVICE NAME", the service as ARNs have it: a queue and a function may share a
  /// name.
  std::unordered_map<std::string, std::string> by_service_;
};

}  // namespace sagewatch
