#include <fmt/format.h>

#include <algorithm>

#include "../characters.hpp"
#include "../filter_pattern.hpp"
#include "reader.hpp"

namespace sagewatch::language::filter_pattern {
namespace {

constexpr std::size_t most_characters = 1024;  // PutMetricFilter, PutSubscriptionFilter

/// A typographic quote, as word processors insert them: a text that begins with one is not quoted.
std::size_t typographic_quote(std::string_view text) {
  return std::min({text.find("\xE2\x80\x9C"), text.find("\xE2\x80\x9D"), text.find("\xE2\x80\x98"),
                   text.find("\xE2\x80\x99")});
}

struct Bracketed {
  Kind kind;
  char open;
  char close;
};

}  // namespace

Pattern read(std::string_view text) {
  Pattern out;
  const auto begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const auto last = text.find_last_not_of(" \t\r\n");
  for (const auto& [kind, open, close] :
       {Bracketed{Kind::json, '{', '}'}, Bracketed{Kind::space_delimited, '[', ']'}}) {
    if (begin == text.size() || text[begin] != open) continue;
    out.kind = kind;
    const bool closed = text[last] == close && last > begin;
    const bool unknown = text.find("${") != std::string_view::npos;
    if (!closed && !unknown) {
      out.problems.push_back(
          {begin, fmt::format("a pattern that begins with '{}' ends with '{}'", open, close)});
      return out;
    }
    // The brackets are replaced by spaces, so that positions don't change.
    std::string inner(text.substr(0, closed ? last : text.size()));
    inner[begin] = ' ';
    Reader reader(inner, out);
    kind == Kind::json ? reader.json() : reader.space_delimited();
  }
  if (out.kind == Kind::terms) Reader(text, out).terms();
  const auto length = characters_in(text);
  if (length > most_characters) {
    out.problems.push_back(
        {0, fmt::format("the pattern has {} characters, CloudWatch Logs accepts {}", length,
                        most_characters)});
  }
  const auto quote = out.kind == Kind::terms ? std::string_view::npos : typographic_quote(text);
  if (quote != std::string_view::npos) {
    out.doubts.push_back({quote, "typographic quotes don't quote: use \""});
  }
  return out;
}

}  // namespace sagewatch::language::filter_pattern
