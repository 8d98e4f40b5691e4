#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>

#include "reading.hpp"
#include "short_forms.hpp"
#include "tree_builder.hpp"
#include "yaml_parser.hpp"
#include "yaml_scalars.hpp"

namespace sagewatch::document {
namespace {

constexpr std::string_view core_tag = "tag:yaml.org,2002:";

std::string text_of(const yaml_char_t* text) {
  return text ? reinterpret_cast<const char*>(text) : "";
}

/// Builds the tree from libyaml's events.
class YamlReader {
 public:
  explicit YamlReader(const Document& document) : document_(document) {}

  Node read() {
    YamlParser parser(document_.text);
    for (bool ended = false; !ended;) {
      YamlEvent event;
      if (!parser.next(event)) refuse_text(parser.state());
      take(event.get());
      ended = event.get().type == YAML_STREAM_END_EVENT;
    }
    return builder_.take_root();
  }

 private:
  void take(const yaml_event_t& event) {
    const auto offset = offset_of(event.start_mark);
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ > 1) refuse(offset, "a second YAML document begins here", "keep only one");
        break;
      case YAML_ALIAS_EVENT:
        refuse(offset, "CloudFormation doesn't support YAML aliases", "repeat the value");
      case YAML_SCALAR_EVENT:
        take_scalar(event.data.scalar, offset);
        break;
      case YAML_SEQUENCE_START_EVENT:
        builder_.begin_list(offset, known_tag(event.data.sequence_start.tag, offset));
        break;
      case YAML_MAPPING_START_EVENT:
        builder_.begin_object(offset, known_tag(event.data.mapping_start.tag, offset));
        break;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        builder_.end();
        break;
      default:
        break;
    }
  }

  template <class Scalar>
  void take_scalar(const Scalar& scalar, std::uint32_t offset) {
    const auto tag = known_tag(scalar.tag, offset);
    std::string value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool plain = tag.empty() && scalar.plain_implicit != 0;
    const bool typed = plain || (tag.starts_with(core_tag) && !tag.ends_with(":str"));
    const bool is_key = builder_.expects_key();
    builder_.scalar({typed && !is_key ? plain_scalar(value) : Node::Data(std::move(value)), offset},
                    tag);
  }

  std::uint32_t offset_of(const yaml_mark_t& mark) const {
    return static_cast<std::uint32_t>(document_.lines.byte_of(document_.text, mark.index));
  }

  [[noreturn]] static void refuse(std::uint32_t offset, std::string message, std::string hint) {
    throw Refusal{"E0406", std::move(message), std::move(hint), offset};
  }

  /// Where a quote is never closed, its beginning tells more than the end of the text.
  [[noreturn]] void refuse_text(const yaml_parser_t& state) const {
    if (state.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const std::string_view context(state.context ? state.context : "");
    const std::string_view problem(state.problem ? state.problem : "it can't be read");
    if (context == "while scanning a quoted scalar" && problem.ends_with("end of stream")) {
      throw Refusal{"E0403", "this quote is never closed", "close it",
                    offset_of(state.context_mark)};
    }
    throw Refusal{
        "E0403",
        fmt::format("this is not YAML: {}{}{}", problem, context.empty() ? "" : " ", context),
        "check the indentation, quotes and colons before this point",
        offset_of(state.problem_mark)};
  }

  static std::string known_tag(const yaml_char_t* written, std::uint32_t offset) {
    auto tag = text_of(written);
    if (tag.empty() || tag == "!" || is_short_form(tag)) return tag;
    constexpr std::array<std::string_view, 7> types{"str",  "int", "float", "bool",
                                                    "null", "map", "seq"};
    const auto type = tag.starts_with(core_tag) ? tag.substr(core_tag.size()) : "";
    if (std::ranges::count(types, type) > 0) return tag;
    refuse(offset, fmt::format("there is no short form '{}'", tag),
           "write the function's long form, 'Fn::NAME: VALUE'");
  }

  const Document& document_;
  TreeBuilder builder_;
  int documents_ = 0;
};

Node parse_yaml(const Document& document) { return YamlReader(document).read(); }

}  // namespace

Reading read_yaml(std::string name, std::string text) {
  return reading_of(std::move(name), std::move(text), parse_yaml);
}

}  // namespace sagewatch::document
