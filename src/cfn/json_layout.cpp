#include "json_layout.hpp"

#include <algorithm>

#include "plain_json.hpp"
#include "sagewatch/cfn/json.hpp"

namespace sagewatch::cfn {
namespace {

constexpr std::size_t columns = 100;

/// Appends a value as one line. False, with part of it appended, if it needs more than `room`.
struct OneLine {
  std::string& out;
  std::size_t end;  ///< of the room, in `out`

  bool fits() const { return out.size() <= end; }

  bool operator()(const Text& text) const {
    const auto* literal = text.literal();
    if (literal == nullptr) return (*this)(as_intrinsic(text));
    if (out.size() + literal->size() > end) return false;
    append_quoted(out, *literal);
    return fits();
  }

  bool operator()(const List& list) const {
    const char* before = "[";
    for (const auto& item : list) {
      out += before;
      before = ", ";
      if (!fits() || !std::visit(*this, item.data())) return false;
    }
    out += list.empty() ? "[]" : "]";
    return fits();
  }

  bool operator()(const Object& object) const {
    const char* before = "{";
    for (const auto& [key, value] : object.members()) {
      out += before;
      before = ", ";
      append_quoted(out, key);
      out += ": ";
      if (!fits() || !std::visit(*this, value.data())) return false;
    }
    out += object.empty() ? "{}" : "}";
    return fits();
  }

  bool operator()(auto plain) const {
    append_plain(out, plain);
    return fits();
  }
};

/// Appends values that may take several lines.
class Layout {
 public:
  std::string out;

  void add(const Value& value) {
    const auto begin = out.size();
    const auto column = begin - line_;
    if (column < columns && std::visit(OneLine{out, line_ + columns}, value.data())) return;
    out.resize(begin);
    if (const auto* object = value.get<Object>()) {
      add_lines(*object);
    } else if (const auto* list = value.get<List>()) {
      add_lines(*list);
    } else {
      add_text(*value.get<Text>());
    }
  }

 private:
  void start_line() {
    line_ = out.size() + 1;
    out.append("\n").append(level_, ' ');
  }

  void add_text(const Text& text) {
    if (const auto* literal = text.literal()) {
      append_quoted(out, *literal);
    } else {
      add_lines(as_intrinsic(text));
    }
  }

  void add_lines(const Object& object) {
    out += '{';
    ++level_;
    const char* before = "";
    for (const auto& [key, value] : object.members()) {
      out += before;
      before = ",";
      start_line();
      append_quoted(out, key);
      out += ": ";
      add(value);
    }
    --level_;
    start_line();
    out += '}';
  }

  void add_lines(const List& list) {
    if (std::ranges::none_of(list, is_structured)) return add_filled(list);
    out += '[';
    ++level_;
    const char* before = "";
    for (const auto& item : list) {
      out += before;
      before = ",";
      start_line();
      add(item);
    }
    --level_;
    start_line();
    out += ']';
  }

  /// A list of plain values, as many on each line as fit.
  void add_filled(const List& list) {
    out += '[';
    ++level_;
    bool first = true;
    for (const auto& item : list) {
      const auto text = to_json(item);
      if (!first) out += ',';
      if (first || out.size() - line_ + text.size() + 2 > columns) {
        start_line();
      } else {
        out += ' ';
      }
      first = false;
      out += text;
    }
    --level_;
    start_line();
    out += ']';
  }

  std::size_t line_ = 0;  ///< where the current one begins in `out`
  std::size_t level_ = 0;
};

}  // namespace

std::string laid_out(const Value& value) {
  Layout layout;
  layout.add(value);
  return std::move(layout.out);
}

}  // namespace sagewatch::cfn
