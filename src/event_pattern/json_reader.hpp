#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/event_pattern/json_error.hpp"

namespace sagewatch::event_pattern {

enum class Token {
  begin_object,
  end_object,
  begin_array,
  end_array,
  key,
  text,
  number,
  literal,
  end,
  error,
};

/// Reads a JSON text one token at a time, in one pass and without a tree. It preserves what other
/// readers lose and patterns need: how a number is written.
class JsonReader {
 public:
  /// More levels than any event has; deeper texts are refused.
  static constexpr std::size_t deepest = 200;

  /// Strings with escapes are decoded into `decoded`.
  JsonReader(std::string_view json, std::deque<std::string>& decoded)
      : json_(json), decoded_(decoded) {}

  /// `end` follows the value of the text, `error` any problem.
  Token next();

  /// Of a key or text: decoded. Of a number or literal: as it is written.
  std::string_view value();

  /// Skips the value that begins with `first`. False on an error.
  bool skip(Token first);

  /// Where the last token begins, and the byte after it.
  std::size_t token_begin() const { return begin_; }
  std::size_t token_end() const { return at_; }

  JsonError error() const { return {begin_, error_}; }

 private:
  enum class Expect { value, first_key, key, first_item, after, done };

  Token fail(std::string message);
  Token begin(Token token, char closes, Expect expect);
  Token close(Token token);
  Token read_value();
  Token read_key();
  Token read_after();
  Token read_text(Token token);
  Token read_number();
  Token read_literal();
  void skip_blanks();
  bool digits();
  bool take(char wanted);
  bool skip_character();
  Token scalar(Token token);

  std::string_view json_;
  std::deque<std::string>& decoded_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t content_end_ = 0;  ///< of a key or text: the offset of its closing quote
  Expect expect_ = Expect::value;
  std::string open_;  ///< the brackets that are still to be closed
  bool has_escape_ = false;
  Token token_ = Token::end;
  std::string error_;
};

}  // namespace sagewatch::event_pattern
