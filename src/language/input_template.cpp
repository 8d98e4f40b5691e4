#include "input_template.hpp"

#include <algorithm>
#include <array>

#include "lexical.hpp"

namespace sagewatch::language {
namespace {

constexpr std::array<std::string_view, 5> predefined{"aws.events.rule-arn", "aws.events.rule-name",
                                                     "aws.events.event.ingestion-time",
                                                     "aws.events.event", "aws.events.event.json"};

bool is_of_variable(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

class InputTemplateReader {
 public:
  explicit InputTemplateReader(std::string_view text) : cursor_(text) { out_.filled = text; }

  InputTemplate read() && {
    while (!cursor_.at_end()) step();
    return std::move(out_);
  }

 private:
  void step() {
    if (cursor_.at_unknown()) return unknown();
    const char c = cursor_.peek();
    if (c == '<') return variable();
    if (c == '"') in_text_ = !in_text_;
    cursor_.advance(c == '\\' && in_text_ ? 2 : 1);
  }

  void unknown() {
    const auto begin = cursor_.offset();
    skip_unknown(cursor_);
    out_.unknown = out_.unknown || !in_text_;
    fill(begin, cursor_.offset() - begin);
  }

  /// Anything else in angle brackets is ignored.
  void variable() {
    const auto begin = cursor_.offset();
    cursor_.advance();
    const auto name = cursor_.take_while(is_of_variable);
    if (name.empty() || !cursor_.accept(">")) return;
    out_.variables.push_back({begin, std::string(name), in_text_});
    fill(begin, name.size() + 2);
  }

  void fill(std::size_t begin, std::size_t length) {
    out_.filled.replace(begin, length, length, in_text_ ? '*' : ' ');
    if (!in_text_ && length > 0) out_.filled[begin] = '0';
  }

  Cursor cursor_;
  bool in_text_ = false;
  InputTemplate out_ = {};
};

}  // namespace

InputTemplate read_input_template(std::string_view text) {
  return InputTemplateReader(text).read();
}

bool is_predefined_input(std::string_view name) {
  return std::ranges::find(predefined, name) != predefined.end();
}

}  // namespace sagewatch::language
