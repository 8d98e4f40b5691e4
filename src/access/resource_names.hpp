#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// Finds the resources of a change set by the names that policies use: their physical ids and the
/// names in their properties. An ARN matches only in the stack's own account and Region.
class ResourceNames {
 public:
  explicit ResourceNames(const ChangeSet& set);

  /// The logical id if `text` is the name or the ARN of a resource of the stack, else the text. If
  /// one name is part of another, the longest wins. Linear in the text alone.
  std::string operator()(const std::string& text) const;

 private:
  /// The service of `address`, an ARN or a queue's URL; nothing if it is not ours.
  std::optional<std::string> service_of(const std::string& address) const;

  std::string region_;
  std::string account_;
  std::unordered_map<std::string, std::string> by_name_;  ///< logical ids
  /// Logical ids by "SERVICE NAME", with the service as in ARNs: a queue and a function may have
  /// the same name.
  std::unordered_map<std::string, std::string> by_service_;
};

}  // namespace sagewatch
