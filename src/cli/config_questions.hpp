#pragma once

#include "console/console.hpp"
#include "settings/doubts.hpp"
#include "settings/resolve.hpp"

namespace sagewatch {

/// The stack whose settings are asked for.
struct Subject {
  StackKind stack;
  Reach reach;
  KnownProfiles known_profiles = {};
};

/// Asks a person for the settings of the stack that neither a flag nor the environment gives, with
/// the present values as defaults; if `only_missing`, only for required settings that are not set.
/// Each answer is checked at once, and the question repeated if it is invalid. Answers are stored
/// in `resolved` with Origin::answer. False if the input ends before the last answer.
bool ask(Console& console, Subject subject, bool only_missing, Resolved& resolved);

}  // namespace sagewatch
