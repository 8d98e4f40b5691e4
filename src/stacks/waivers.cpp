#include "stacks/waivers.hpp"

namespace sagewatch {
namespace {

cfn::Object rule_to_suppress(const Waiver& waiver) {
  cfn::Object out{{"id", waiver.cdk_nag}, {"reason", waiver.reason}};
  if (!waiver.findings.empty()) out.set("applies_to", cfn::list(waiver.findings));
  return out;
}

}  // namespace

/// Guard's form has no place for a reason: it is beside the list.
void waive(cfn::Resource& resource, const Waiver& waiver) {
  if (!waiver.cdk_nag.empty()) {
    const cfn::List rules{rule_to_suppress(waiver)};
    resource.set_metadata("cdk_nag", cfn::Object{{"rules_to_suppress", rules}});
  }
  if (waiver.guard.empty()) return;
  cfn::Object guard{{"SuppressedRules", cfn::list(waiver.guard)}};
  guard.set("Reason", waiver.reason);
  resource.set_metadata("guard", std::move(guard));
}

}  // namespace sagewatch
