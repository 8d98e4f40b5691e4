#pragma once

#include <functional>

#include "refusal.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::document {

/// Runs a reader over a text that is UTF-8 and not too large. What the reader throws becomes the
/// Reading's problem.
Reading reading_of(std::string name, std::string text,
                   const std::function<Node(const Document&)>& reader);

}  // namespace sagewatch::document
