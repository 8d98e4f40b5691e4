#pragma once

#include <string>

#include "sagewatch/document/node.hpp"

namespace sagewatch::document {

/// The value of a plain scalar in YAML 1.1, which CloudFormation reads: null, booleans (`yes` and
/// `off` too), integers to any of its bases, decimal numbers, else text. A number in another form
/// than JSON's becomes the decimal one: `0700` is 448, and `1_024` is 1024.
/// Source: https://yaml.org/type/ (bool, int, float, null).
Node::Data plain_scalar(const std::string& text);

}  // namespace sagewatch::document
