#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// The log groups that exist: those that the stacks create, and those that SageMaker creates.
class LogGroups {
 public:
  /// The log groups created with the template, including those that Lambda creates for named
  /// functions.
  explicit LogGroups(const Template& subject);

  /// The log group that was probably meant, if none has this name and one nearly does. `text` is a
  /// name or an ARN.
  std::optional<std::string> meant_by(std::string_view text) const;

  /// The same for the beginning of a name: the prefix that was probably meant.
  std::optional<std::string> meant_by_prefix(std::string_view prefix) const;

 private:
  std::set<std::string> names_;
};

/// The name of a log group that is given by name or by ARN.
std::string log_group_in(std::string_view text);

}  // namespace sagewatch::checks
