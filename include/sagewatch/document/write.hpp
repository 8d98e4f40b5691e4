#pragma once

#include "sagewatch/document/node.hpp"

namespace sagewatch::document {

/// The value as JSON on one line without blanks, as CloudFormation passes it to a service. What is
/// not known stays as references in the text.
cfn::Text to_json_text(const Node& node);

/// The same where references don't matter: `${Bus.Arn}` stands for one. Not to be parsed again.
std::string to_json(const Node& node);

/// The text with `${Name.Attribute}` for what is not known.
std::string shown(const cfn::Text& text);

}  // namespace sagewatch::document
