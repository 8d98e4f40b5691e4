#pragma once

#include <string>

#include "sagewatch/document/document.hpp"

namespace sagewatch::document {

/// A template has at most 1 MB, and so has an event: anything larger than this is the wrong file.
inline constexpr std::size_t largest_document = std::size_t{4} << 20U;
inline constexpr int deepest = 100;
inline constexpr std::size_t most_nodes = 500'000;

struct Reading {
  Document document;
  /// Why the text can't be used; the document's root is then null. E0402 not text, E0403 not JSON
  /// or YAML, E0404 a key twice, E0405 too large, too deep or too many values, E0406 YAML that
  /// CloudFormation doesn't take.
  cfn::Diagnostics problems = {};

  bool usable() const { return problems.empty(); }
};

/// Reads JSON (RFC 8259): one value, whose objects have distinct keys. Accepts any bytes. Linear.
Reading read_json(std::string name, std::string text);

/// Reads YAML 1.1 as CloudFormation does: no aliases, no merge keys, only the types of JSON. Short
/// forms of intrinsic functions become long ones: `!Sub x` is {"Fn::Sub": "x"}, and `!GetAtt A.B`
/// is {"Fn::GetAtt": ["A", "B"]}. Numbers keep their text.
Reading read_yaml(std::string name, std::string text);

/// Reads JSON if the text begins with a brace or a bracket, else YAML.
Reading read_document(std::string name, std::string text);

}  // namespace sagewatch::document
