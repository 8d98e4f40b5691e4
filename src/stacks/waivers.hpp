#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/resource.hpp"

namespace sagewatch {

/// What tools of security reviewers find in a resource, and why it is right nevertheless.
struct Waiver {
  std::string cdk_nag = {};                ///< a rule of AwsSolutions
  std::vector<std::string> findings = {};  ///< the only ones of the rule, if it has several
  std::vector<std::string> guard = {};     ///< rules of cfn-guard
  std::string reason;
};

/// Writes it into the resource's Metadata, in the forms that these tools document. The waivers of
/// stacks that have no room for this are in tests/template_review/waivers.json.
void waive(cfn::Resource& resource, const Waiver& waiver);

}  // namespace sagewatch
