#pragma once

#include <span>
#include <string_view>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch::checks {

class Stack;
class Findings;

/// One thing that AWS refuses or does wrongly in silence. Pure: looks at a stack, reports findings.
struct Check {
  std::string_view id;      ///< E1005: E for errors, W for warnings
  std::string_view title;   ///< "a rule has more than five targets"
  std::string_view why;     ///< what happens, in sentences
  std::string_view fix;     ///< what to do, as a message's hint says it
  std::string_view source;  ///< where AWS documents it
  bool accepted = false;    ///< AWS accepts it, and something does not work or gets lost
  void (*run)(const Stack& stack, Findings& findings);

  cfn::Severity severity() const {
    return id.starts_with('E') ? cfn::Severity::error : cfn::Severity::warning;
  }
  /// Whether AWS refuses a resource in which this is found.
  bool refused() const { return severity() == cfn::Severity::error && !accepted; }
};

/// Every check, sorted by the number of its id.
std::span<const Check* const> checks();

/// Null where there is none.
const Check* find_check(std::string_view id);

}  // namespace sagewatch::checks
