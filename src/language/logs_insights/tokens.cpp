#include "tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "../cursor.hpp"
#include "../regular_expression.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::language::logs_insights {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Characters of names; letters of other scripts are accepted, too.
bool is_word_character(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '@' || c == '.' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::array<std::string_view, 24> signs{"==", "!=", "<=", ">=", "=~", "=", "<", ">",
                                                 "(",  ")",  "[",  "]",  ",",  "|", "+", "-",
                                                 "*",  "/",  "%",  "^",  ":",  "!", "{", "}"};

/// Keywords that an operand follows, so that a slash after them begins a regular expression.
constexpr std::array<std::string_view, 8> before_operand{"like",   "and",    "or",    "not",
                                                         "filter", "search", "where", "parse"};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), cursor_(text) {}

  Tokens run() {
    while (out_.list.empty() || !ended()) next();
    return std::move(out_);
  }

 private:
  bool ended() const {
    const auto kind = out_.list.back().kind;
    return kind == Kind::end || kind == Kind::stop;
  }

  void add(Kind kind, std::size_t begin) {
    out_.list.push_back({kind, begin, text_.substr(begin, cursor_.offset() - begin)});
  }

  void refuse(std::size_t offset, std::string message) {
    out_.problems.push_back({offset, std::move(message)});
    add(Kind::stop, cursor_.offset());
  }

  void skip_blanks_and_comments() {
    cursor_.skip_blanks();
    while (cursor_.peek() == '#') {
      cursor_.take_while([](char c) { return c != '\n'; });
      cursor_.skip_blanks();
    }
  }

  void next() {
    skip_blanks_and_comments();
    const auto begin = cursor_.offset();
    const char c = cursor_.peek();
    if (cursor_.at_end()) return add(Kind::end, begin);
    if (cursor_.at_unknown()) return add(Kind::stop, begin);
    if (c == '\'' || c == '"') return text(c);
    if (c == '`' || is_word_character(c)) return path();
    if (c == '/' && regex_may_begin()) return regex();
    for (const auto sign : signs) {
      if (cursor_.accept(sign)) return add(Kind::sign, begin);
    }
    refuse(begin, fmt::format("'{}' has no meaning outside quotes", c));
  }

  /// Moves past the closing quote; false if there is none.
  bool to_closing(char quote, bool escapes) {
    while (!cursor_.at_end()) {
      const char c = cursor_.peek();
      cursor_.advance(c == '\\' && escapes ? 2 : 1);
      if (c == quote) return true;
    }
    return false;
  }

  /// A backslash escapes a quote, unless no quote would be left then.
  void text(char quote) {
    const auto begin = cursor_.offset();
    cursor_.advance();
    if (escapes_ && to_closing(quote, true)) return add(Kind::text, begin);
    escapes_ = false;
    cursor_ = Cursor(text_);
    cursor_.advance(begin + 1);
    if (to_closing(quote, false)) return add(Kind::text, begin);
    refuse(begin, fmt::format("the string that begins here has no closing {}", quote));
  }

  /// Up to a slash that is neither escaped nor in a class such as [^/].
  void regex() {
    const auto begin = cursor_.offset();
    bool in_class = false;
    cursor_.advance();
    while (!cursor_.at_end()) {
      const char c = cursor_.peek();
      cursor_.advance(c == '\\' ? 2 : 1);
      if (c == '/' && !in_class) {
        look_into_regex(begin + 1);
        cursor_.take_while(is_letter);  // flags: /error/i occurs in AWS's own templates
        return add(Kind::regex, begin);
      }
      if (c == '[' && !in_class) in_class = class_closes();
      if (c == ']') in_class = false;
    }
    refuse(begin, "the regular expression that begins here has no closing '/'");
  }

  /// The range up to the closing slash, which the cursor has passed. Unknown parts may be any part
  /// of it.
  void look_into_regex(std::size_t begin) {
    const auto inside = text_.substr(begin, cursor_.offset() - 1 - begin);
    if (inside.find("${") != std::string_view::npos) return;
    if (auto problem = regular_expression_problem(inside)) {
      out_.problems.push_back({begin + problem->offset, std::move(problem->message)});
    }
  }

  /// Whether a class that was just opened ends on the same line.
  bool class_closes() const {
    const auto rest = cursor_.rest().substr(0, longest_class);
    return rest.substr(0, rest.find('\n')).find(']') != std::string_view::npos;
  }

  /// A name: runs of word characters and parts in backticks, with nothing between them.
  void path() {
    const auto begin = cursor_.offset();
    const bool quoted = cursor_.peek() == '`';
    while (!cursor_.at_unknown() && (cursor_.peek() == '`' || is_word_character(cursor_.peek()))) {
      const auto part = cursor_.offset();
      if (cursor_.peek() != '`') {
        cursor_.advance();
      } else {
        cursor_.advance();
        if (!to_closing('`', false)) {
          return refuse(part, "the name that begins here has no closing backtick");
        }
      }
    }
    if (cursor_.at_unknown()) return add(Kind::stop, begin);
    const auto written = text_.substr(begin, cursor_.offset() - begin);
    const bool numeric =
        is_digit(written[0]) || (written[0] == '.' && written.size() > 1 && is_digit(written[1]));
    const bool whole = quoted && written.find('`', 1) == written.size() - 1;
    add(whole ? Kind::backtick : numeric ? Kind::number : Kind::word, begin);
    note_command();
  }

  /// The word that was just read is a command if it is first or follows a pipe.
  void note_command() {
    const auto count = out_.list.size();
    if (count == 1 || out_.list[count - 2].text == "|") {
      in_parse_ = folded(out_.list.back().text) == "parse";
    }
  }

  /// A slash after an operand is a division, except in `parse`, where the field precedes the
  /// regular expression.
  bool regex_may_begin() const {
    if (out_.list.empty() || in_parse_) return true;
    const auto& last = out_.list.back();
    if (last.kind == Kind::sign) return last.text != ")" && last.text != "]";
    return last.kind == Kind::word &&
           std::ranges::find(before_operand, folded(last.text)) != before_operand.end();
  }

  static constexpr std::size_t longest_class = 200;

  std::string_view text_;
  Cursor cursor_;
  Tokens out_ = {};
  bool in_parse_ = false;
  bool escapes_ = true;
};

}  // namespace

Tokens tokens_of(std::string_view text) { return Lexer(text).run(); }

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace sagewatch::language::logs_insights
