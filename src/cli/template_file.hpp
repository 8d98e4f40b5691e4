#pragma once

#include <string>
#include <variant>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/document/document.hpp"

namespace sagewatch {

/// Reads a template that somebody wrote: E0401 to E0406 if it can't be read.
std::variant<document::Document, cfn::Diagnostics> read_template(const std::string& path);

}  // namespace sagewatch
