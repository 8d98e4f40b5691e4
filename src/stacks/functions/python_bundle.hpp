#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sagewatch {

/// A file of templates/ that functions import, e.g. {"values", "def text(…"}.
struct PythonModule {
  std::string_view name;
  std::string_view source;
};

/// One inline source of `main` and the `modules` that it imports, directly or indirectly: the
/// imports of the runtime's own modules, then each local module before its importers. All share one
/// namespace. A template has at most 51,200 bytes, so indentation is one space per level, bracketed
/// expressions fill their lines, and comments, docstrings except the first of `main`, empty lines
/// and unused parts of the modules are omitted.
///
/// Local modules are imported with `from MODULE import NAME, …`, over several lines in brackets;
/// blocks are indented by multiples of four; triple quotes begin docstrings only.
std::string python_bundle(std::string_view main, std::span<const PythonModule> modules);

}  // namespace sagewatch
