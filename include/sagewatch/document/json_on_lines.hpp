#pragma once

#include <string>

#include "sagewatch/document/document.hpp"

namespace sagewatch::document {

/// The document as JSON whose keys and values are on their original lines, so that messages about
/// the JSON give the line numbers of the document.
std::string json_on_lines(const Document& document);

}  // namespace sagewatch::document
