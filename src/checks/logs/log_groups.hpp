#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// The log groups that there are: those that the stacks make, and those that SageMaker makes.
class LogGroups {
 public:
  /// Those made together with the stack, Lambda's for a function that has a name among them.
  explicit LogGroups(const Stack& stack);

  /// The one that was meant where none is called so and one almost is. `text` is a name or an ARN.
  std::optional<std::string> meant_by(std::string_view text) const;

  /// The same where `prefix` is the beginning of a name: the beginning that was meant.
  std::optional<std::string> meant_by_prefix(std::string_view prefix) const;

 private:
  std::set<std::string> names_;
};

/// The name of a log group that is given as such or as an ARN.
std::string log_group_in(std::string_view text);

}  // namespace sagewatch::checks
