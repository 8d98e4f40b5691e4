#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "console/console.hpp"
#include "operations/operation.hpp"

namespace sagewatch {

/// How an operation is shown while it runs, on standard error. What is drawn is whole lines at
/// every moment, and the cursor is never hidden: a kill leaves nothing broken.
class Progress {
 public:
  virtual ~Progress() = default;

  /// After each document: what is new (oldest first), what is known, and what time it is.
  virtual void show(const std::vector<StackEvent>& news, const Operation& operation,
                    Instant now) = 0;

  /// Clears away what must not stay.
  virtual void finish() = 0;
};

struct ProgressOptions {
  std::string_view mode = "auto";  ///< auto, block, lines or errors
  std::optional<int> total = {};   ///< resources expected
};

/// auto is a block where standard error is a terminal that can be drawn on, else lines.
std::unique_ptr<Progress> make_progress(Console& console, const ProgressOptions& options);

}  // namespace sagewatch
