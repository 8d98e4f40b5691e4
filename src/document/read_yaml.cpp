#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/node/node.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "reading.hpp"
#include "sagewatch/document/yaml_quotes.hpp"
#include "short_forms.hpp"
#include "tree_builder.hpp"
#include "yaml_scalars.hpp"

namespace sagewatch::document {
namespace {

constexpr std::string_view core_tag = "tag:yaml.org,2002:";

/// Builds the tree from yaml-cpp's events.
class YamlReader final : public YAML::EventHandler {
 public:
  explicit YamlReader(const Document& document) : document_(document) {}

  Node take_root() { return builder_.take_root(); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse(mark, "a second YAML document begins here", "keep only one");
  }
  void OnDocumentEnd() override {}

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "CloudFormation doesn't support YAML aliases", "repeat the value");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    builder_.scalar({Null{}, offset_of(mark)}, {});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    known(mark, tag);
    const auto offset = offset_of(mark);
    if (tag == "!") closed(offset);
    const bool typed = tag == "?" || (tag.starts_with(core_tag) && !tag.ends_with(":str"));
    builder_.scalar({typed ? plain_scalar(value) : Node::Data(value), offset}, tag);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    known(mark, tag);
    builder_.begin_list(offset_of(mark), tag);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    known(mark, tag);
    builder_.begin_object(offset_of(mark), tag);
  }
  void OnSequenceEnd() override { builder_.end(); }
  void OnMapEnd() override { builder_.end(); }

 private:
  std::uint32_t offset_of(const YAML::Mark& mark) const {
    if (mark.is_null()) return 0;
    const auto line = static_cast<std::size_t>(mark.line);
    const auto column = static_cast<std::size_t>(mark.column);
    return static_cast<std::uint32_t>(document_.lines.mark(line, column).offset);
  }

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message, std::string hint) const {
    throw Refusal{"E0406", std::move(message), std::move(hint), offset_of(mark)};
  }

  void known(const YAML::Mark& mark, const std::string& tag) const {
    if (tag.empty() || tag == "?" || tag == "!" || is_short_form(tag)) return;
    constexpr std::array<std::string_view, 7> types{"str",  "int", "float", "bool",
                                                    "null", "map", "seq"};
    const auto type = tag.starts_with(core_tag) ? tag.substr(core_tag.size()) : "";
    if (std::ranges::count(types, type) > 0) return;
    refuse(mark, fmt::format("there is no short form '{}'", tag),
           "write the function's long form, 'Fn::NAME: VALUE'");
  }

  /// yaml-cpp accepts a line break at the end of the text in place of a missing quote.
  void closed(std::size_t offset) const {
    const std::string_view text = document_.text;
    if (offset >= text.size() || !is_quote(text[offset]) || behind_quoted(text, offset)) return;
    throw Refusal{"E0403", "this quote is never closed", "close it", offset};
  }

  const Document& document_;
  TreeBuilder builder_;
  int documents_ = 0;
};

Node parse_yaml(const Document& document) {
  YamlReader reader(document);
  std::istringstream stream(document.text);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(reader)) {
    }
  } catch (const YAML::Exception& error) {
    const auto line = static_cast<std::size_t>(std::max(error.mark.line, 0));
    const auto column = static_cast<std::size_t>(std::max(error.mark.column, 0));
    throw Refusal{"E0403", fmt::format("this is not YAML: {}", error.msg),
                  "check the indentation, quotes and colons before this point",
                  document.lines.mark(line, column).offset};
  }
  return reader.take_root();
}

}  // namespace

Reading read_yaml(std::string name, std::string text) {
  return reading_of(std::move(name), std::move(text), parse_yaml);
}

}  // namespace sagewatch::document
