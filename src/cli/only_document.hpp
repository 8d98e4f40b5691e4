#pragma once

#include <optional>
#include <string_view>

#include "aws_cli/json_documents.hpp"

namespace sagewatch {

/// E0311: the output of `command` is missing.
cfn::Diagnostic empty_input(const JsonDocuments& documents, std::string_view command);

/// The only document of an input that should be the output of `command`. Absent, with the reasons
/// (E0310, E0311), if there is none or more than one.
std::optional<nlohmann::json> only_document(JsonDocuments& documents, std::string_view command,
                                            cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
