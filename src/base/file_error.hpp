#pragma once

#include <cerrno>
#include <string>
#include <system_error>

#include "base/files.hpp"

namespace sagewatch {

/// The system's message for an errno, in lower case like our messages.
inline std::string reason_of(int number) {
  auto reason = std::generic_category().message(number);
  if (!reason.empty() && reason[0] >= 'A' && reason[0] <= 'Z') reason[0] += 'a' - 'A';
  return reason;
}

/// Why the last system call failed, from errno.
inline FileError last_error() {
  return {.reason = reason_of(errno), .missing = errno == ENOENT || errno == ENOTDIR};
}

}  // namespace sagewatch
