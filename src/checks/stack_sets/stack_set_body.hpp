#pragma once

#include <optional>

#include "sagewatch/checks/stack.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::checks {

/// The template in a stack set's TemplateBody, and what the stack set says about it.
struct Embedded {
  document::Reading reading;
  Embedding embedding;
  Options options;
};

/// Absent where the stack set has no TemplateBody, or one that isn't known.
std::optional<Embedded> embedded_in(const Resource& stack_set, const Options& options);

}  // namespace sagewatch::checks
