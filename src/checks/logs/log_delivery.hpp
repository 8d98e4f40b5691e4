#pragma once

#include <map>
#include <string>

#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// The log groups that the Logs resource policies of a template let EventBridge write to.
class LogDelivery {
 public:
  explicit LogDelivery(const Template& subject);

  /// The policy that includes a log group of the template; null if there is none.
  const Resource* policy_of(const Resource& log_group) const;

 private:
  void add(const std::string& arn, const Resource& policy);

  using Policies = std::map<std::string, const Resource*, std::less<>>;
  Policies by_id_ = {};      ///< log groups by reference
  Policies by_name_ = {};    ///< log groups by name
  Policies by_prefix_ = {};  ///< log groups by the prefix before a wildcard
};

}  // namespace sagewatch::checks
