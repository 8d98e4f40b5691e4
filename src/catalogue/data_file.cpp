#include "catalogue/data_file.hpp"

#include <fmt/format.h>

#include "sagewatch/document/read.hpp"

namespace sagewatch {
namespace {

document::Document read(std::string name, std::string_view text) {
  auto reading = document::read_document(std::move(name), std::string(text));
  if (reading.usable()) return std::move(reading.document);
  const auto& problem = reading.problems.front();
  const auto line = problem.place ? problem.place->line : 1;
  throw CatalogueError(fmt::format("{}:{}: {}", reading.document.name, line, problem.message));
}

}  // namespace

DataFile::DataFile(std::string name, std::string_view text)
    : document_(read(std::move(name), text)) {}

void DataFile::refuse(std::uint32_t offset, std::string_view message) const {
  const auto line = document_.lines.mark(offset).line + 1;
  throw CatalogueError(fmt::format("{}:{}: {}", document_.name, line, message));
}

std::string DataFile::text_of(const document::Node& node) const {
  auto text = node.scalar();
  if (!text || text->empty()) refuse(node, "expected a string");
  return *std::move(text);
}

std::vector<const document::Node*> DataFile::items_of(const document::Node& node) const {
  if (node.list() == nullptr) return {&node};
  std::vector<const document::Node*> items;
  for (const auto& item : *node.list()) items.push_back(&item);
  if (items.empty()) refuse(node, "expected at least one string");
  return items;
}

const std::vector<document::Member>& DataFile::members_of(const document::Node& node,
                                                          std::string_view expected) const {
  if (node.object() == nullptr) refuse(node, expected);
  return node.object()->members();
}

const document::List& DataFile::list_of(std::string_view key) const {
  const auto* list = root().find(key);
  if (list == nullptr || list->list() == nullptr)
    refuse(root(), fmt::format("expected a list '{}'", key));
  return *list->list();
}

}  // namespace sagewatch
