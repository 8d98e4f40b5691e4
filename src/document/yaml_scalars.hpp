#pragma once

#include <string>

#include "sagewatch/document/node.hpp"

namespace sagewatch::document {

/// What a plain scalar is in YAML 1.1, as far as CloudFormation's templates use it: true and false,
/// decimal numbers, else text. (Null is told apart by the parser.)
Node::Data plain_scalar(const std::string& text);

}  // namespace sagewatch::document
