#pragma once

#include <optional>

#include "sagewatch/checks/template.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::checks {

/// The template in a stack set's TemplateBody, and the stack set's settings for it.
struct Embedded {
  document::Reading reading;
  Embedding embedding;
  Options options;
};

/// Absent if the stack set has no TemplateBody, or an unknown one.
std::optional<Embedded> embedded_in(const Resource& stack_set, const Options& options);

}  // namespace sagewatch::checks
