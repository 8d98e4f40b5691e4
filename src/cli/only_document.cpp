#include "cli/only_document.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace sagewatch {

cfn::Diagnostic empty_input(const JsonDocuments& documents, std::string_view command) {
  return {.id = "E0311",
          .message = documents.name() + " is empty",
          .hint = fmt::format("give it the output of '{}'", command)};
}

std::optional<nlohmann::json> only_document(JsonDocuments& documents, std::string_view command,
                                            cfn::Diagnostics& diagnostics) {
  auto document = documents.next();
  const bool more = document && documents.next();
  if (documents.failed()) {
    diagnostics = documents.diagnostics();
  } else if (!document) {
    diagnostics.push_back(empty_input(documents, command));
  } else if (more) {
    diagnostics.push_back({.id = "E0311",
                           .message = documents.name() + " has more than one JSON document",
                           .hint = "give it the output of one call at a time"});
  }
  return diagnostics.empty() ? std::move(document) : std::nullopt;
}

}  // namespace sagewatch
