#include "assembly/assembly_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/files.hpp"
#include "base/json_fields.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t largest_manifest = std::size_t{16} << 20U;

std::string path_of(const std::string& directory, const std::string& name) {
  return (fs::path(directory) / name).string();
}

cfn::Diagnostic unwritable(const std::string& path, const std::string& reason) {
  return {.id = "E0204",
          .message = fmt::format("cannot write '{}': {}", path, reason),
          .hint = "give another directory with --output"};
}

/// What is in place of a file and must not be overwritten; nothing if the file can be written.
std::optional<std::string> obstacle_at(const std::string& path) {
  std::error_code none;
  if (fs::is_symlink(path, none)) return "a symbolic link is in its place";
  if (fs::is_directory(path, none)) return "a directory is in its place";
  return std::nullopt;
}

/// The JSON in a file; null if there is none, or too much of it.
json read_json_file(const std::string& path, std::size_t most) {
  if (obstacle_at(path)) return nullptr;
  auto content = read_file(path, most);
  const auto* text = std::get_if<std::string>(&content);
  return text ? embedded_json(*text) : json();
}

/// Whether the file is a template that a version of ours has written.
bool is_ours(const std::string& directory, const std::string& name) {
  const auto* entry = find_stack(name.substr(0, name.size() - template_suffix.size()));
  if (!entry) return false;
  const auto written = read_json_file(path_of(directory, name), quota::template_in_bucket);
  const auto description = text_of(written, "Description");
  return description && std::ranges::count(entry->descriptions, *description) > 0;
}

void remove_stale(const std::string& directory, const std::vector<std::string>& former,
                  const std::vector<AssemblyFile>& files) {
  for (const auto& name : former) {
    const bool written = std::ranges::find(files, name, &AssemblyFile::name) != files.end();
    std::error_code failure;
    if (!written && is_ours(directory, name)) fs::remove(path_of(directory, name), failure);
  }
}

}  // namespace

std::optional<std::vector<std::string>> listed_templates(const std::string& directory) {
  const auto manifest = read_json_file(path_of(directory, "manifest.json"), largest_manifest);
  const auto* artifacts = member(manifest, "artifacts");
  if (!artifacts || !artifacts->is_object()) return std::nullopt;
  std::set<std::string> out;
  for (const auto& [id, artifact] : artifacts->items()) {
    const auto* properties = member(artifact, "properties");
    const auto name = properties ? text_of(*properties, "templateFile") : std::nullopt;
    const bool plain =
        name && name->ends_with(template_suffix) && name->find('/') == std::string::npos;
    if (plain) out.insert(*name);
  }
  return std::vector<std::string>(out.begin(), out.end());
}

cfn::Diagnostics write_assembly(const std::string& directory,
                                const std::vector<AssemblyFile>& files) {
  std::error_code failure;
  fs::create_directories(directory, failure);
  if (failure) return {unwritable(directory, failure.message())};
  for (const auto& file : files) {
    const auto path = path_of(directory, file.name);
    if (const auto reason = obstacle_at(path)) return {unwritable(path, *reason)};
  }
  const auto former = listed_templates(directory).value_or(std::vector<std::string>());
  for (const auto& file : files) {
    if (const auto error = write_into(directory, file.name, file.content)) {
      return {unwritable(path_of(directory, file.name), error->reason)};
    }
  }
  remove_stale(directory, former, files);
  return {};
}

}  // namespace sagewatch
