#include "check_subjects.hpp"

#include <fmt/format.h>

#include "sagewatch/document/read.hpp"
#include "sagewatch/solution/cloud_assembly.hpp"
#include "sagewatch/solution/files.hpp"
#include "sagewatch/solution/region.hpp"
#include "sagewatch/solution/stacks.hpp"

namespace sagewatch::cli {
namespace {

cfn::Diagnostic unreadable_template(const std::string& path, const solution::FileError& error) {
  if (error.too_large) {
    return {.id = "E0405",
            .message = fmt::format("'{}' has more than {} bytes", path, document::largest_document),
            .hint = "is this the right file? no template is so large"};
  }
  return {.id = "E0401",
          .message = fmt::format("can't read '{}': {}", path, error.reason),
          .hint = "give the path of a template that can be read"};
}

}  // namespace

std::variant<document::Document, cfn::Diagnostics> read_template(const std::string& path) {
  auto content = solution::read_file(path, document::largest_document);
  if (const auto* error = std::get_if<solution::FileError>(&content)) {
    return cfn::Diagnostics{unreadable_template(path, *error)};
  }
  auto reading = document::read_document(path, std::move(std::get<std::string>(content)));
  if (!reading.usable()) return std::move(reading.problems);
  return std::move(reading.document);
}

std::vector<check::Subject> own_stacks(const solution::Config& config) {
  constexpr std::string_view suffix = ".template.json";
  cfn::App app;
  for (const auto& entry : solution::stacks()) solution::add_stack(app, entry.kind, config);
  std::vector<check::Subject> out;
  for (auto& [name, content] : solution::cloud_assembly(app, config.home_region)) {
    if (!name.ends_with(suffix)) continue;
    auto reading = document::read_json(name, std::move(content));
    out.push_back({.document = std::move(reading.document),
                   .path = name.substr(0, name.size() - suffix.size())});
  }
  return out;
}

evaluate::Context context_of(const std::string& region) {
  const auto partition = std::string(solution::partition_of(region));
  return {.region = region,
          .partition = partition,
          .url_suffix = partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"};
}

}  // namespace sagewatch::cli
