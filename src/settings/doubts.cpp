#include "settings/doubts.hpp"

#include <fmt/format.h>

#include "sagewatch/document/suggest.hpp"
#include "sagewatch/facts/region.hpp"
#include "settings/validators.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostic unknown_region(const Setting& setting, const std::string& region) {
  return {
      .severity = cfn::Severity::warning,
      .id = "W0102",
      .message = fmt::format("'{}' names {}: AWS has no such Region as far as this version knows",
                             setting.key, region),
      .hint = document::did_you_mean(region, known_regions(),
                                     "check the name, unless the Region is new")};
}

}  // namespace

cfn::Diagnostics doubts_about(const Setting& setting, const Values& values) {
  cfn::Diagnostics out;
  if (setting.check != validators::region) return out;
  for (const auto& value : values) {
    if (!is_known_region(value)) out.push_back(unknown_region(setting, value));
  }
  return out;
}

cfn::Diagnostics doubts(const Resolved& resolved) {
  cfn::Diagnostics out;
  for (const auto& setting : settings()) {
    if (resolved.source_of(setting).origin == Origin::answer) continue;
    const auto found = doubts_about(setting, values_of(setting, resolved.config));
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

}  // namespace sagewatch
