#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "console/console.hpp"
#include "operations/operation.hpp"

namespace sagewatch {

/// Shows an operation on standard error while it runs. The output always consists of whole lines,
/// and the cursor is never hidden, so killing the process leaves the terminal intact.
class Progress {
 public:
  virtual ~Progress() = default;

  /// Called after each document, with new events (oldest first), the operation and the time.
  virtual void show(const std::vector<StackEvent>& news, const Operation& operation,
                    Instant now) = 0;

  /// Removes temporary output.
  virtual void finish() = 0;
};

struct ProgressOptions {
  std::string_view mode = "auto";  ///< auto, block, lines or errors
  std::optional<int> total = {};   ///< resources expected
};

/// auto is a block if standard error is a capable terminal, else lines.
std::unique_ptr<Progress> make_progress(Console& console, const ProgressOptions& options);

}  // namespace sagewatch
