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

/// One inline source out of `main` and of the `modules` that it imports, themselves or by way of
/// each other: the imports of the runtime's own modules, then each local module before whoever
/// imports it. All share one namespace. A template has room for 51,200 bytes, so one blank a level
/// stands for four, what stands in brackets fills its lines, and comments, docstrings but the first
/// of `main`, empty lines and what of the modules nobody uses are left out.
///
/// Local modules are imported with `from MODULE import NAME, …`, over several lines in brackets;
/// blocks are indented by multiples of four; triple quotes begin docstrings only.
std::string python_bundle(std::string_view main, std::span<const PythonModule> modules);

}  // namespace sagewatch
