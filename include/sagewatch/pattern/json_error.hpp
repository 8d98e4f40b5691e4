#pragma once

#include <cstddef>
#include <string>

namespace sagewatch::pattern {

/// Why a text is no JSON that can be used, and the byte where that shows.
struct JsonError {
  std::size_t offset;
  std::string message;  ///< "expected ':'"
};

}  // namespace sagewatch::pattern
