#pragma once

#include <string>

#include "sagewatch/document/node.hpp"
#include "sagewatch/document/place.hpp"

namespace sagewatch::document {

/// A parsed text.
struct Document {
  std::string name;  ///< of the file, for people
  std::string text;
  LineStarts lines;
  Node root = {};

  cfn::Place place(std::size_t offset) const { return lines.place(name, text, offset); }
  cfn::Place place(const Node& node) const { return place(node.offset()); }
};

}  // namespace sagewatch::document
