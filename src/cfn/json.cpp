#include "sagewatch/cfn/json.hpp"

#include "json_layout.hpp"
#include "plain_json.hpp"

namespace sagewatch::cfn {
namespace {

/// Writes a Value without spaces; `Sink` decides how to write text.
template <class Sink>
struct Writer {
  Sink& out;

  void operator()(const Text& text) const { out.add(text); }

  void operator()(const List& list) const {
    const char* before = "[";
    for (const auto& item : list) {
      out.text += before;
      before = ",";
      std::visit(*this, item.data());
    }
    out.text += list.empty() ? "[]" : "]";
  }

  void operator()(const Object& object) const {
    const char* before = "{";
    for (const auto& [key, value] : object.members()) {
      out.text += before;
      before = ",";
      out.text += quoted(key);
      out.text += ":";
      std::visit(*this, value.data());
    }
    out.text += object.empty() ? "{}" : "}";
  }

  void operator()(auto plain) const {
    std::string written;
    append_plain(written, plain);
    out.text += written;
  }
};

/// References become intrinsic functions.
struct TemplateSink {
  std::string text;

  void add(const Text& added) {
    if (const auto* literal = added.literal()) {
      append_quoted(text, *literal);
    } else {
      Writer<TemplateSink>{*this}(as_intrinsic(added));
    }
  }
};

/// References stay references.
struct TextSink {
  Text text = "";

  void add(const Text& added) {
    text += "\"";
    for (const auto& part : added.parts()) std::visit(*this, part);
    text += "\"";
  }
  void operator()(const Reference& reference) { text += reference; }
  void operator()(const std::string& literal) {
    std::string escaped;
    append_escaped(escaped, literal);
    text += escaped;
  }
};

template <class Sink>
auto written(const Value& value) {
  Sink sink;
  std::visit(Writer<Sink>{sink}, value.data());
  return std::move(sink.text);
}

}  // namespace

std::string to_json(const Value& value) { return in_ascii(written<TemplateSink>(value)); }
std::string to_json_lines(const Value& value) { return in_ascii(laid_out(value)) + "\n"; }
Text to_json_text(const Value& value) { return written<TextSink>(value); }

}  // namespace sagewatch::cfn
