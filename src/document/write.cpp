#include "sagewatch/document/write.hpp"

#include <fmt/format.h>

#include <utility>

namespace sagewatch::document {
namespace {

/// Gathers literal pieces so that a Text is appended to only where a reference comes.
class TextWriter {
 public:
  TextWriter& operator<<(std::string_view literal) {
    pending_ += literal;
    return *this;
  }
  TextWriter& operator<<(const cfn::Reference& reference) {
    flush();
    parts_.emplace_back(reference);
    return *this;
  }
  cfn::Text take() {
    flush();
    return cfn::join(parts_, "");
  }

 private:
  void flush() {
    if (!pending_.empty()) parts_.emplace_back(std::exchange(pending_, {}));
  }

  std::string pending_;
  std::vector<cfn::Text> parts_;
};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (code < 0x20) {
      out += fmt::format("\\u{:04x}", code);
    } else {
      out += c;
    }
  }
  return out;
}

struct JsonWriter {
  TextWriter& out;

  void operator()(const Null&) const { out << "null"; }
  void operator()(bool flag) const { out << (flag ? "true" : "false"); }
  void operator()(const Number& number) const { out << number.text; }
  void operator()(const std::string& text) const { out << quoted(text); }

  void operator()(const cfn::Text& text) const {
    out << "\"";
    for (const auto& part : text.parts()) {
      if (const auto* literal = std::get_if<std::string>(&part)) {
        out << escaped(*literal);
      } else {
        out << std::get<cfn::Reference>(part);
      }
    }
    out << "\"";
  }

  void operator()(const List& list) const {
    const char* before = "[";
    for (const auto& item : list) {
      out << before;
      std::visit(*this, item.data());
      before = ",";
    }
    out << (list.empty() ? "[]" : "]");
  }

  void operator()(const Object& object) const {
    const char* before = "{";
    for (const auto& [key, offset, value] : object.members()) {
      out << before << quoted(key) << ":";
      std::visit(*this, value.data());
      before = ",";
    }
    out << (object.empty() ? "{}" : "}");
  }
};

}  // namespace

cfn::Text to_json_text(const Node& node) {
  TextWriter out;
  std::visit(JsonWriter{out}, node.data());
  return out.take();
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

std::string quoted(std::string_view text) { return '"' + escaped(text) + '"'; }

}  // namespace sagewatch::document
