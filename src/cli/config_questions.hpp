#pragma once

#include "console/console.hpp"
#include "settings/resolve.hpp"

namespace sagewatch {

/// Whose settings are asked for.
struct Subject {
  StackKind stack;
  Reach reach;
};

/// Asks a person for the stack's settings that neither a flag nor the environment gives, offering
/// what is set already; where `only_missing`, for those alone that the stack needs and that are not
/// set. Each answer is checked at once, and asked for again where it is wrong. Answers go into
/// `resolved`, with Origin::answer. False where the input ends before the last answer.
bool ask(Console& console, Subject subject, bool only_missing, Resolved& resolved);

}  // namespace sagewatch
