#pragma once

#include <string>

namespace sagewatch::document {

/// Why reading stopped. Thrown within the readers; never leaves this layer.
struct Refusal {
  std::string id;
  std::string message;
  std::string hint;
  std::size_t offset;
};

}  // namespace sagewatch::document
