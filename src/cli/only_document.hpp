#pragma once

#include <optional>
#include <string_view>

#include "aws_cli/json_documents.hpp"

namespace sagewatch {

/// E0311: nothing stands where the output of `command` belongs.
cfn::Diagnostic empty_input(const JsonDocuments& documents, std::string_view command);

/// The one document of an input that should be what `command` prints. Absent, with the reasons
/// (E0310, E0311), where there is none, or more than one.
std::optional<nlohmann::json> only_document(JsonDocuments& documents, std::string_view command,
                                            cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
