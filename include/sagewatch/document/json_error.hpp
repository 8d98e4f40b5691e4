#pragma once

#include <cstddef>
#include <string>

namespace sagewatch::document {

/// Why a text is not usable JSON, and the offset of the error.
struct JsonError {
  std::size_t offset;
  std::string message;  ///< "expected ':'"
};

}  // namespace sagewatch::document
