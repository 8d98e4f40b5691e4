#pragma once

#include <optional>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/document/node.hpp"

namespace sagewatch::checks {

/// A string property with JSON. Parts that are not known before the deployment remain unknown: in a
/// JSON string they are references in its text, anywhere else they are values.
struct JsonText {
  document::Node root = {};  ///< null if the text can't be parsed
  /// Why the text is not JSON, whatever the unknown parts are. The position is within the text.
  std::optional<cfn::Diagnostic> refusal = {};
};

JsonText read_json_text(const document::Node& text);

}  // namespace sagewatch::checks
