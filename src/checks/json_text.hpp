#pragma once

#include <optional>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/document/node.hpp"

namespace sagewatch::checks {

/// A property's text that holds JSON. Parts that are not known before the deployment stay unknown:
/// within a JSON string they are references in its text, anywhere else a value of their own.
struct JsonText {
  document::Node root = {};  ///< null where the text can't be read
  /// Why the text is no JSON, whatever the unknown parts turn out to be. The place is within the
  /// text.
  std::optional<cfn::Diagnostic> refusal = {};
};

JsonText read_json_text(const document::Node& text);

}  // namespace sagewatch::checks
