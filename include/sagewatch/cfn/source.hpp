#pragma once

namespace sagewatch::cfn {

/// The line of C++ that built something, filled in by the caller's default argument.
/// (Not std::source_location: clang-tidy 14 can't parse it.)
struct Source {
  const char* file;
  int line;

  static constexpr Source here(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    return {file, line};
  }
};

}  // namespace sagewatch::cfn
