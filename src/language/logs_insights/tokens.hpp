#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "../problem.hpp"

namespace sagewatch::language::logs_insights {

enum class Kind {
  word,      ///< a field, a function, a keyword; a path may have backticks within: a.`b-c`
  backtick,  ///< a name that stands in backticks as a whole
  number,    ///< also a period: 5m
  text,
  regex,
  sign,
  end,
  stop,  ///< the rest of the query is not known, or can't be read
};

struct Token {
  Kind kind;
  std::size_t offset;
  std::string_view text;  ///< as it is written
};

/// Takes a query apart. The last token is `end` or `stop`; there is a problem where a token can't
/// be read.
struct Tokens {
  std::vector<Token> list;
  Problems problems;
};

Tokens tokens_of(std::string_view text);

/// In lower case, without blanks: how names and expressions are compared.
std::string folded(std::string_view text);

}  // namespace sagewatch::language::logs_insights
