#include "sagewatch/document/json_on_lines.hpp"

#include "sagewatch/cfn/json_string.hpp"
#include "sagewatch/document/write.hpp"

namespace sagewatch::document {
namespace {

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  void add(const Node& node) {
    go_to_line_of(node.offset());
    if (const auto* list = node.list()) {
      add_list(*list);
    } else if (const auto* object = node.object()) {
      add_object(*object);
    } else {
      out_ += to_json(node);
    }
  }

  std::string take() { return std::move(out_) + "\n"; }

 private:
  /// The root begins on the first line, for readers that recognize JSON by its brace.
  void go_to_line_of(std::uint32_t offset) {
    const auto line = document_.lines.mark(offset).line;
    if (line <= line_ || out_.empty()) return;
    out_.append(line - line_, '\n');
    line_ = line;
  }

  void add_list(const List& list) {
    const char* before = "[";
    for (const auto& item : list) {
      out_ += before;
      before = ",";
      add(item);
    }
    out_ += list.empty() ? "[]" : "]";
  }

  void add_object(const Object& object) {
    const char* before = "{";
    for (const auto& [key, offset, value] : object.members()) {
      out_ += before;
      before = ",";
      go_to_line_of(offset);
      out_ += cfn::quoted(key) + ":";
      add(value);
    }
    out_ += object.empty() ? "{}" : "}";
  }

  const Document& document_;
  std::string out_;
  std::size_t line_ = 0;
};

}  // namespace

std::string json_on_lines(const Document& document) {
  Writer writer(document);
  writer.add(document.root);
  return writer.take();
}

}  // namespace sagewatch::document
