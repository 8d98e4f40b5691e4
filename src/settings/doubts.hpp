#pragma once

#include "settings/resolve.hpp"

namespace sagewatch {

/// Warnings about values of a setting that are probably mistakes, but may be right: Regions that
/// this version doesn't know.
cfn::Diagnostics doubts_about(const Setting& setting, const Values& values);

/// Those about all values that nobody gave as an answer: an answer has been asked about.
cfn::Diagnostics doubts(const Resolved& resolved);

}  // namespace sagewatch
