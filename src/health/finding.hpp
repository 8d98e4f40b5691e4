#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

enum class Standing {
  fine,
  noted,    ///< nothing to do, but good to know
  warning,  ///< something does not work, or will not
  blocked,  ///< a deployment would fail
  unknown,  ///< AWS did not let us look
};

/// One line of the list: what was looked at, what was found, and the command that mends it.
struct Finding {
  Standing standing;
  std::string_view check;
  std::string what;
  std::string remedy = {};  ///< empty where there is none
};

}  // namespace sagewatch
