#pragma once

#include <functional>

#include "refusal.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::document {

/// Runs a reader on a text if it is UTF-8 and not too large. A Refusal that the reader throws
/// becomes the problem of the Reading.
Reading reading_of(std::string name, std::string text,
                   const std::function<Node(const Document&)>& reader);

}  // namespace sagewatch::document
