#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// Rules of composite alarms: `ALARM("name") AND NOT (OK(name) OR INSUFFICIENT_DATA(name))`, with
/// TRUE, FALSE and `AT_LEAST(2, ALARM, (name, name, name))`. Source: PutCompositeAlarm in the
/// CloudWatch API reference; CloudWatch user guide, "Composite alarms".
namespace sagewatch::language {

/// An alarm that a rule refers to.
struct AlarmRuleChild {
  std::string alarm;  ///< its name or ARN
  std::size_t offset;
};

struct AlarmRule {
  std::vector<AlarmRuleChild> children = {};
  Problems problems = {};
};

AlarmRule read_alarm_rule(std::string_view text);

}  // namespace sagewatch::language
