#pragma once

#include "aws_cli/json_documents.hpp"
#include "operations/event_history.hpp"
#include "operations/operation.hpp"
#include "operations/progress.hpp"

namespace sagewatch {

/// The result of following an operation.
struct Followed {
  std::optional<Operation> operation = {};  ///< absent: no event of it was seen
  Instant now = {};                         ///< the latest time that was reported
  std::size_t events = 0;                   ///< events of the operation that were seen
  bool read_anything = false;
  cfn::Diagnostics diagnostics = {};  ///< why following stopped early, if it did
};

/// Reads documents as they arrive and shows each, until the operation or the input ends, or the
/// input is invalid. After the end of the operation nothing more is read.
Followed follow(JsonDocuments& documents, EventHistory history, Progress& progress);

}  // namespace sagewatch
