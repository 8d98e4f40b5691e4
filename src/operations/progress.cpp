#include "operations/progress.hpp"

#include "operations/progress_block.hpp"
#include "operations/progress_lines.hpp"

namespace sagewatch {
namespace {

bool can_be_drawn_on(const Console& console) {
  const auto term = console.environment.find("TERM");
  return console.err_is_terminal && (term == console.environment.end() || term->second != "dumb");
}

}  // namespace

std::unique_ptr<Progress> make_progress(Console& console, const ProgressOptions& options) {
  if (options.mode == "errors") return make_errors_progress(console);
  const bool block =
      options.mode == "block" || (options.mode == "auto" && can_be_drawn_on(console));
  return block ? make_block_progress(console, options.total) : make_lines_progress(console);
}

}  // namespace sagewatch
