#include "json_reader.hpp"

#include <array>

#include "json_text.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::event_pattern {
namespace {

/// Bytes that need no escape in a string.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> out{};
  for (std::size_t i = 0x20; i < 0x80; ++i) out[i] = i != '"' && i != '\\';
  return out;
}();

bool is_plain(char c) { return plain_bytes[static_cast<unsigned char>(c)]; }

}  // namespace

Token JsonReader::fail(std::string message) {
  if (error_.empty()) {
    begin_ = at_;
    error_ = std::move(message);
  }
  return token_ = Token::error;
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

Token JsonReader::next() {
  if (!error_.empty()) return Token::error;
  skip_blanks();
  begin_ = at_;
  if (expect_ == Expect::done) return at_ == json_.size() ? Token::end : fail("expected the end");
  if (at_ == json_.size()) return fail("the text ends unexpectedly");
  if (expect_ == Expect::after) return token_ = read_after();
  if (expect_ == Expect::key || expect_ == Expect::first_key) return token_ = read_key();
  if (expect_ == Expect::first_item && take(']')) return token_ = close(Token::end_array);
  return token_ = read_value();
}

Token JsonReader::begin(Token token, char closes, Expect expect) {
  if (open_.size() == deepest) return fail("nested too deeply");
  open_ += closes;
  ++at_;
  expect_ = expect;
  return token;
}

Token JsonReader::close(Token token) {
  open_.pop_back();
  return scalar(token);
}

Token JsonReader::scalar(Token token) {
  expect_ = open_.empty() ? Expect::done : Expect::after;
  return token;
}

Token JsonReader::read_value() {
  const char c = json_[at_];
  if (c == '"') return read_text(Token::text);
  if (c == '{') return begin(Token::begin_object, '}', Expect::first_key);
  if (c == '[') return begin(Token::begin_array, ']', Expect::first_item);
  if (c == '-' || is_digit(c)) return read_number();
  return read_literal();
}

Token JsonReader::read_key() {
  if (expect_ == Expect::first_key && take('}')) return close(Token::end_object);
  if (json_[at_] != '"') return fail("expected a name in quotes");
  return read_text(Token::key);
}

/// After an item or a member: the next one, or the end of the array or object.
Token JsonReader::read_after() {
  const bool in_object = open_.back() == '}';
  if (take(open_.back())) return close(in_object ? Token::end_object : Token::end_array);
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

Token JsonReader::read_text(Token token) {
  has_escape_ = false;
  ++at_;
  while (true) {
    while (at_ < json_.size() && is_plain(json_[at_])) ++at_;
    if (at_ == json_.size()) return fail("the text ends unexpectedly");
    if (json_[at_] == '"') break;
    if (!skip_character()) return fail("not a character of a JSON string");
  }
  content_end_ = at_++;
  if (token == Token::text) return scalar(token);
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

Token JsonReader::read_number() {
  take('-');
  if (!take('0') && !digits()) return fail("expected a digit");
  if (take('.') && !digits()) return fail("expected a digit");
  if (take('e') || take('E')) {
    if (!take('+')) take('-');
    if (!digits()) return fail("expected a digit");
  }
  return scalar(Token::number);
}

Token JsonReader::read_literal() {
  for (const std::string_view literal : {"true", "false", "null"}) {
    if (!json_.substr(at_).starts_with(literal)) continue;
    at_ += literal.size();
    return scalar(Token::literal);
  }
  return fail("expected a value");
}

bool JsonReader::skip(Token first) {
  const bool nested = first == Token::begin_object || first == Token::begin_array;
  const auto outside = open_.size() - (nested ? 1 : 0);
  auto token = first;
  while (token != Token::error && open_.size() > outside) token = next();
  return token != Token::error;
}

std::string_view JsonReader::value() {
  if (token_ != Token::text && token_ != Token::key) return json_.substr(begin_, at_ - begin_);
  const auto inside = json_.substr(begin_ + 1, content_end_ - begin_ - 1);
  if (!has_escape_) return inside;
  return decoded_.emplace_back(decode_json_text(inside));
}

}  // namespace sagewatch::event_pattern
