#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "../problem.hpp"

namespace sagewatch::language::logs_insights {

enum class Kind {
  word,      ///< a field, a function, a keyword; a path may have backticks within: a.`b-c`
  backtick,  ///< a name that is entirely in backticks
  number,    ///< also a period: 5m
  text,
  regex,
  sign,
  end,
  stop,  ///< the rest of the query is unknown, or can't be read
};

struct Token {
  Kind kind;
  std::size_t offset;
  std::string_view text;  ///< as it is written
};

/// Splits a query into tokens. The last token is `end` or `stop`; a token that can't be read is a
/// problem.
struct Tokens {
  std::vector<Token> list;
  Problems problems;
};

Tokens tokens_of(std::string_view text);

/// In lower case, without spaces: the form in which names and expressions are compared.
std::string folded(std::string_view text);

}  // namespace sagewatch::language::logs_insights
