#include "sagewatch/document/write.hpp"

#include "sagewatch/cfn/json_string.hpp"

namespace sagewatch::document {
namespace {

struct JsonWriter {
  cfn::Text& out;

  void operator()(const Null&) const { out += "null"; }
  void operator()(bool flag) const { out += flag ? "true" : "false"; }
  void operator()(const Number& number) const { out += number.text; }
  void operator()(const std::string& text) const { out += cfn::quoted(text); }

  void operator()(const cfn::Text& text) const {
    out += "\"";
    for (const auto& part : text.parts()) {
      if (const auto* literal = std::get_if<std::string>(&part)) {
        std::string escaped;
        cfn::append_escaped(escaped, *literal);
        out += escaped;
      } else {
        out += std::get<cfn::Reference>(part);
      }
    }
    out += "\"";
  }

  void operator()(const List& list) const {
    const char* before = "[";
    for (const auto& item : list) {
      out += before;
      std::visit(*this, item.data());
      before = ",";
    }
    out += list.empty() ? "[]" : "]";
  }

  void operator()(const Object& object) const {
    const char* before = "{";
    for (const auto& [key, offset, value] : object.members()) {
      out += before;
      out += cfn::quoted(key) + ":";
      std::visit(*this, value.data());
      before = ",";
    }
    out += object.empty() ? "{}" : "}";
  }
};

}  // namespace

cfn::Text to_json_text(const Node& node) {
  cfn::Text out("");
  std::visit(JsonWriter{out}, node.data());
  return out;
}

std::string to_json(const Node& node) { return shown(to_json_text(node)); }

std::string shown(const cfn::Text& text) {
  std::string out;
  for (const auto& part : text.parts()) {
    if (const auto* literal = std::get_if<std::string>(&part)) {
      out += *literal;
    } else {
      const auto& [stack, name, attribute] = std::get<cfn::Reference>(part);
      out += "${" + name + (attribute.empty() ? "" : "." + attribute) + "}";
    }
  }
  return out;
}

}  // namespace sagewatch::document
