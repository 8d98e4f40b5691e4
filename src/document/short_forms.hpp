#pragma once

#include <string>
#include <string_view>

#include "sagewatch/document/node.hpp"

namespace sagewatch::document {

/// Whether `tag` ("!Sub") is the short form of an intrinsic function.
bool is_short_form(std::string_view tag);

/// `argument` wrapped in the long form: {"Fn::Sub": argument}. `!GetAtt A.B` becomes a list.
Node long_form(std::string_view tag, Node argument);

}  // namespace sagewatch::document
