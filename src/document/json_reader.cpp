#include "sagewatch/document/json_reader.hpp"

#include <array>

#include "sagewatch/document/json_text.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::document {
namespace {

/// Bytes that need no escape in a string.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> out{};
  for (std::size_t i = 0x20; i < 0x80; ++i) out[i] = i != '"' && i != '\\';
  return out;
}();

bool is_plain(char c) { return plain_bytes[static_cast<unsigned char>(c)]; }

}  // namespace

JsonToken JsonReader::fail(std::string message) {
  if (error_.empty()) {
    begin_ = at_;
    error_ = std::move(message);
  }
  return token_ = JsonToken::error;
}

void JsonReader::skip_blanks() {
  while (at_ < json_.size() &&
         (json_[at_] == ' ' || json_[at_] == '\n' || json_[at_] == '\r' || json_[at_] == '\t')) {
    ++at_;
  }
}

bool JsonReader::take(char wanted) {
  if (at_ >= json_.size() || json_[at_] != wanted) return false;
  ++at_;
  return true;
}

JsonToken JsonReader::next() {
  if (!error_.empty()) return JsonToken::error;
  skip_blanks();
  begin_ = at_;
  if (expect_ == Expect::done)
    return at_ == json_.size() ? JsonToken::end : fail("expected nothing after the value");
  if (at_ == json_.size()) return fail("the text ends unexpectedly");
  if (expect_ == Expect::after) return token_ = read_after();
  if (expect_ == Expect::key || expect_ == Expect::first_key) return token_ = read_key();
  if (expect_ == Expect::first_item && take(']')) return token_ = close(JsonToken::end_array);
  return token_ = read_value();
}

JsonToken JsonReader::begin(JsonToken token, char closes, Expect expect) {
  if (open_.size() == deepest) return fail("nested too deeply");
  open_ += closes;
  ++at_;
  expect_ = expect;
  return token;
}

JsonToken JsonReader::close(JsonToken token) {
  open_.pop_back();
  return scalar(token);
}

JsonToken JsonReader::scalar(JsonToken token) {
  expect_ = open_.empty() ? Expect::done : Expect::after;
  return token;
}

JsonToken JsonReader::read_value() {
  const char c = json_[at_];
  if (c == '"') return read_text(JsonToken::text);
  if (c == '{') return begin(JsonToken::begin_object, '}', Expect::first_key);
  if (c == '[') return begin(JsonToken::begin_array, ']', Expect::first_item);
  if (c == '-' || is_digit(c)) return read_number();
  return read_literal();
}

JsonToken JsonReader::read_key() {
  if (expect_ == Expect::first_key && take('}')) return close(JsonToken::end_object);
  if (json_[at_] != '"') return fail("expected a key in double quotes");
  return read_text(JsonToken::key);
}

/// After an item or a member: the next one, or the end of the array or object.
JsonToken JsonReader::read_after() {
  const bool in_object = open_.back() == '}';
  if (take(open_.back())) return close(in_object ? JsonToken::end_object : JsonToken::end_array);
  if (!take(',')) return fail(in_object ? "expected ',' or '}'" : "expected ',' or ']'");
  skip_blanks();
  begin_ = at_;
  if (at_ == json_.size()) return fail("the text ends unexpectedly");
  expect_ = Expect::key;
  return in_object ? read_key() : read_value();
}

/// An escape, or a character of more than one byte.
bool JsonReader::skip_character() {
  if (json_[at_] != '\\') return skip_utf8(json_, at_);
  has_escape_ = true;
  return skip_json_escape(json_, at_);
}

JsonToken JsonReader::read_text(JsonToken token) {
  has_escape_ = false;
  ++at_;
  while (true) {
    while (at_ < json_.size() && is_plain(json_[at_])) ++at_;
    if (at_ == json_.size()) return fail("the text ends unexpectedly");
    if (json_[at_] == '"') break;
    if (!skip_character())
      return fail(
          "expected the end of the string: line breaks, tabs and backslashes are written as \\n, "
          "\\t and \\\\");
  }
  content_end_ = at_++;
  if (token == JsonToken::text) return scalar(token);
  skip_blanks();
  if (!take(':')) return fail("expected ':'");
  expect_ = Expect::value;
  return token;
}

bool JsonReader::digits() {
  const auto start = at_;
  while (at_ < json_.size() && is_digit(json_[at_])) ++at_;
  return at_ > start;
}

JsonToken JsonReader::read_number() {
  take('-');
  const bool zero = take('0');
  if (digits() == zero) return fail(zero ? "expected no leading zero" : "expected a digit");
  if (take('.') && !digits()) return fail("expected a digit");
  if (take('e') || take('E')) {
    if (!take('+')) take('-');
    if (!digits()) return fail("expected a digit");
  }
  return scalar(JsonToken::number);
}

JsonToken JsonReader::read_literal() {
  for (const std::string_view literal : {"true", "false", "null"}) {
    if (!json_.substr(at_).starts_with(literal)) continue;
    at_ += literal.size();
    return scalar(JsonToken::literal);
  }
  return fail("expected a value");
}

bool JsonReader::skip(JsonToken first) {
  const bool nested = first == JsonToken::begin_object || first == JsonToken::begin_array;
  const auto outside = open_.size() - (nested ? 1 : 0);
  auto token = first;
  while (token != JsonToken::error && open_.size() > outside) token = next();
  return token != JsonToken::error;
}

std::string_view JsonReader::value() {
  if (token_ != JsonToken::text && token_ != JsonToken::key)
    return json_.substr(begin_, at_ - begin_);
  const auto inside = json_.substr(begin_ + 1, content_end_ - begin_ - 1);
  if (!has_escape_) return inside;
  return decoded_.emplace_back(decode_json_text(inside));
}

}  // namespace sagewatch::document
