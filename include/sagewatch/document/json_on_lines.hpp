#pragma once

#include <string>

#include "sagewatch/document/document.hpp"

namespace sagewatch::document {

/// The document as JSON whose keys and values stand on the lines on which they were written, so
/// that what complains of the JSON names the lines of the document.
std::string json_on_lines(const Document& document);

}  // namespace sagewatch::document
