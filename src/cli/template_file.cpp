#include "cli/template_file.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/files.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostic unreadable_template(const std::string& path, const FileError& error) {
  if (error.too_large) {
    return {.id = "E0405",
            .message = fmt::format("'{}' has more than {} bytes", path, document::largest_document),
            .hint = "check that this is the right file: no template is that large"};
  }
  return {.id = "E0401",
          .message = fmt::format("cannot read '{}': {}", path, error.reason),
          .hint = "give the path of a readable template"};
}

}  // namespace

std::variant<document::Document, cfn::Diagnostics> read_template(const std::string& path) {
  auto content = read_file(path, document::largest_document);
  if (const auto* error = std::get_if<FileError>(&content)) {
    return cfn::Diagnostics{unreadable_template(path, *error)};
  }
  auto reading = document::read_document(path, std::move(std::get<std::string>(content)));
  if (!reading.usable()) return std::move(reading.problems);
  return std::move(reading.document);
}

}  // namespace sagewatch
