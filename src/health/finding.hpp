#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

enum class FindingStatus {
  fine,
  noted,    ///< for information, nothing to do
  warning,  ///< something does not work, or will not
  blocked,  ///< a deployment would fail
  unknown,  ///< AWS refused the calls
};

/// One line of the list: what was checked, what was found, and the command that fixes it.
struct Finding {
  FindingStatus status;
  std::string_view check;
  std::string what;
  std::string remedy = {};  ///< empty if there is none
};

}  // namespace sagewatch
