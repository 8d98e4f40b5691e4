#pragma once

#include <map>
#include <string>

#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// Which log groups the Logs resource policies of a stack let EventBridge write to.
class LogDelivery {
 public:
  explicit LogDelivery(const Stack& stack);

  /// The policy that takes in a log group of the stack; null where there is none.
  const Resource* policy_of(const Resource& log_group) const;

 private:
  void add(const std::string& arn, const Resource& policy);

  using Policies = std::map<std::string, const Resource*, std::less<>>;
  Policies by_id_ = {};      ///< log groups by reference
  Policies by_name_ = {};    ///< log groups by name
  Policies by_prefix_ = {};  ///< log groups by what stands before a wildcard
};

}  // namespace sagewatch::checks
