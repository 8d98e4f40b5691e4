#pragma once

#include "aws_cli/json_documents.hpp"
#include "operations/event_history.hpp"
#include "operations/operation.hpp"
#include "operations/progress.hpp"

namespace sagewatch {

/// What became of an operation that was followed.
struct Followed {
  std::optional<Operation> operation = {};  ///< absent: no event of it was seen
  Instant now = {};                         ///< the latest time that was told
  std::size_t events = 0;                   ///< of the operation that were seen
  bool read_anything = false;
  cfn::Diagnostics diagnostics = {};  ///< why following had to stop, where it had to
};

/// Reads documents as they arrive and shows each, until the operation has ended, the input has,
/// or something is wrong with it. After the operation's end nothing more is read.
Followed follow(JsonDocuments& documents, EventHistory history, Progress& progress);

}  // namespace sagewatch
