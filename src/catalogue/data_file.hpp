#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/event_catalogue.hpp"
#include "sagewatch/document/document.hpp"

namespace sagewatch {

/// A file of templates/ that is embedded in the program, with helpers for its readers. All of them
/// throw CatalogueError, "FILE:LINE: MESSAGE".
class DataFile {
 public:
  /// `text` is YAML, or the JSON that the build converts it to.
  DataFile(std::string name, std::string_view text);

  const document::Node& root() const { return document_.root; }

  [[noreturn]] void refuse(std::uint32_t offset, std::string_view message) const;
  [[noreturn]] void refuse(const document::Node& node, std::string_view message) const {
    refuse(node.offset(), message);
  }

  /// A non-empty string.
  std::string text_of(const document::Node& node) const;
  /// The items of a list; a single value counts as a list of one.
  std::vector<const document::Node*> items_of(const document::Node& node) const;
  /// The members of an object; `expected` is the message for anything else.
  const std::vector<document::Member>& members_of(const document::Node& node,
                                                  std::string_view expected) const;
  /// The list under `key` at the top level of the file.
  const document::List& list_of(std::string_view key) const;

 private:
  document::Document document_;
};

}  // namespace sagewatch
