#pragma once

#include "sagewatch/document/node.hpp"

namespace sagewatch::document {

/// The value as JSON on one line without spaces, as CloudFormation passes it to a service. Unknown
/// parts remain references in the text.
cfn::Text to_json_text(const Node& node);

/// The same if references don't matter: `${Bus.Arn}` stands for one. The result must not be parsed
/// again.
std::string to_json(const Node& node);

/// The text with `${Name.Attribute}` for what is unknown.
std::string shown(const cfn::Text& text);

}  // namespace sagewatch::document
