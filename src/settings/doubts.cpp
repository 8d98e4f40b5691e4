#include "settings/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_text.hpp"
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

cfn::Diagnostic unknown_profile(const Setting& setting, const std::string& profile,
                                KnownProfiles profiles) {
  return {.severity = cfn::Severity::warning,
          .id = "W0103",
          .message = fmt::format("'{}' names the profile {}, which the AWS CLI doesn't list",
                                 setting.key, printable(profile)),
          .hint = document::did_you_mean(profile, profiles,
                                         "run 'aws configure list-profiles' to see their names")};
}

}  // namespace

cfn::Diagnostics doubts_about(const Setting& setting, const Values& values,
                              KnownProfiles profiles) {
  cfn::Diagnostics out;
  for (const auto& value : values) {
    if (setting.check == validators::region && !is_known_region(value)) {
      out.push_back(unknown_region(setting, value));
    }
    const bool named = setting.check == validators::profile && !profiles.empty();
    if (named && std::ranges::count(profiles, value) == 0) {
      out.push_back(unknown_profile(setting, value, profiles));
    }
  }
  return out;
}

cfn::Diagnostics doubts(const Resolved& resolved, KnownProfiles profiles) {
  cfn::Diagnostics out;
  for (const auto& setting : settings()) {
    if (resolved.source_of(setting).origin == Origin::answer) continue;
    const auto found = doubts_about(setting, values_of(setting, resolved.config), profiles);
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

}  // namespace sagewatch
