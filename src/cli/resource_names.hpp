#pragma once

#include <string>
#include <unordered_map>

#include "change_set.hpp"

namespace sagewatch::cli {

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
  bool ours(const std::string& address) const;
  const std::string* named(const std::string& name) const;

  std::string region_;
  std::string account_;
  std::unordered_map<std::string, std::string> logical_ids_;  ///< by name
};

}  // namespace sagewatch::cli
