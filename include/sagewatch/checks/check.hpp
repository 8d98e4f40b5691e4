#pragma once

#include <span>
#include <string_view>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch::checks {

class Template;
class Findings;

/// Something that AWS refuses, or silently does not do as intended. A check is pure: it examines a
/// template and reports findings.
struct Check {
  std::string_view id;      ///< E1005: E for errors, W for warnings
  std::string_view title;   ///< "a rule has more than five targets"
  std::string_view why;     ///< what happens, in sentences
  std::string_view fix;     ///< what to do, in the words of a hint
  std::string_view source;  ///< where AWS documents it
  bool accepted = false;    ///< AWS accepts it, but something does not work or gets lost
  void (*run)(const Template& subject, Findings& findings);

  cfn::Severity severity() const {
    return id.starts_with('E') ? cfn::Severity::error : cfn::Severity::warning;
  }
  /// Whether AWS refuses a resource in which this is found.
  bool refused() const { return severity() == cfn::Severity::error && !accepted; }
};

/// Every check, sorted by the number of its id.
std::span<const Check* const> checks();

/// Null if there is none.
const Check* find_check(std::string_view id);

}  // namespace sagewatch::checks
