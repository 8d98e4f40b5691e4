#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/document/json_error.hpp"

namespace sagewatch::document {

enum class JsonToken {
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

/// Reads a JSON text (RFC 8259) one token at a time, in one pass and without a tree. It preserves
/// what other readers lose: where a value stands and how a number is written.
class JsonReader {
 public:
  /// More levels than any event has; deeper texts are refused.
  static constexpr std::size_t deepest = 200;

  /// Strings with escapes are decoded into `decoded`.
  JsonReader(std::string_view json, std::deque<std::string>& decoded)
      : json_(json), decoded_(decoded) {}

  /// `end` follows the value of the text, `error` any problem.
  JsonToken next();

  /// Of a key or text: decoded. Of a number or literal: as it is written.
  std::string_view value();

  /// Skips the value that begins with `first`. False on an error.
  bool skip(JsonToken first);

  /// Where the last token begins, and the byte after it.
  std::size_t token_begin() const { return begin_; }
  std::size_t token_end() const { return at_; }

  JsonError error() const { return {begin_, error_}; }

 private:
  enum class Expect { value, first_key, key, first_item, after, done };

  JsonToken fail(std::string message);
  JsonToken begin(JsonToken token, char closes, Expect expect);
  JsonToken close(JsonToken token);
  JsonToken read_value();
  JsonToken read_key();
  JsonToken read_after();
  JsonToken read_text(JsonToken token);
  JsonToken read_number();
  JsonToken read_literal();
  void skip_blanks();
  bool digits();
  bool take(char wanted);
  bool skip_character();
  JsonToken scalar(JsonToken token);

  std::string_view json_;
  std::deque<std::string>& decoded_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t content_end_ = 0;  ///< of a key or text: the offset of its closing quote
  Expect expect_ = Expect::value;
  std::string open_;  ///< the brackets that are still to be closed
  bool has_escape_ = false;
  JsonToken token_ = JsonToken::end;
  std::string error_;
};

}  // namespace sagewatch::document
