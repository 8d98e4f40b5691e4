#include "cli/payload_files.hpp"

#include <fmt/format.h>

#include "base/files.hpp"

namespace sagewatch {

std::variant<std::string, cfn::Diagnostic> PayloadFiles::write(std::string_view content) {
  std::error_code failure;
  std::filesystem::create_directories(directory_, failure);
  const auto name = fmt::format("payload-{}", ++written_);
  const auto path = (directory_ / name).string();
  const auto error = write_into(directory_.string(), name, content);
  if (!error) return path;
  return cfn::Diagnostic{.id = "E0204",
                         .message = fmt::format("cannot write '{}': {}", path, error->reason),
                         .hint = "give another directory with --output"};
}

}  // namespace sagewatch
