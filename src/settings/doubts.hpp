#pragma once

#include <span>
#include <string_view>

#include "settings/resolve.hpp"

namespace sagewatch {

/// The names of the AWS CLI's profiles; none if they are not known.
using KnownProfiles = std::span<const std::string_view>;

/// Warnings about values of a setting that are probably mistakes, but may be right: Regions that
/// this version doesn't know (W0102), and profiles that the AWS CLI doesn't list (W0103).
cfn::Diagnostics doubts_about(const Setting& setting, const Values& values, KnownProfiles profiles);

/// Those about all values that nobody gave as an answer: an answer has been asked about.
cfn::Diagnostics doubts(const Resolved& resolved, KnownProfiles profiles);

}  // namespace sagewatch
