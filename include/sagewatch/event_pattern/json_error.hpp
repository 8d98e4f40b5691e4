#pragma once

#include <cstddef>
#include <string>

namespace sagewatch::event_pattern {

/// Why a text is no JSON that can be used, and the byte where that shows.
struct JsonError {
  std::size_t offset;
  std::string message;  ///< "expected ':'"
};

}  // namespace sagewatch::event_pattern
