#pragma once

#include <string>

#include "sagewatch/document/node.hpp"

namespace sagewatch::document {

/// The type of a plain scalar in YAML 1.1, as far as CloudFormation templates use it: true and
/// false, decimal numbers, else text. (The parser recognizes null.)
Node::Data plain_scalar(const std::string& text);

}  // namespace sagewatch::document
