#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "reader.hpp"

namespace sagewatch::language::logs_insights {
namespace {

/// A list argument of `logGroups()` or `dataSource()`, and the number of items that CloudWatch Logs
/// accepts.
struct SourceList {
  std::string_view name;  ///< folded
  std::size_t most;
  std::vector<Name> Query::*kept = nullptr;  ///< where to store its items, if anywhere
};

std::string_view without_quotes(const Token& text) {
  return text.text.substr(1, text.text.size() - 2);
}

constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
constexpr SourceList data_sources{"datasource", 10};

/// The guide's page "SOURCE" gives two names for the accounts and for the class.
constexpr std::array log_group_lists{SourceList{"nameprefix", 5, &Query::prefixes},
                                     SourceList{"accountidentifier", 20, &Query::accounts},
                                     SourceList{"accountidentifiers", 20, &Query::accounts},
                                     SourceList{"class", no_limit},
                                     SourceList{"loggroupclass", no_limit}};

}  // namespace

/// The selectors, one after the other, and the period that the console appends. AWS fact LOG-14.
void Reader::source() {
  if (at_end_of_command()) return expected("a log group, logGroups() or dataSource()");
  while (!at_end_of_command()) {
    if (peek().kind == Kind::text) {
      query_.log_groups.push_back(take_text());
      command_.log_groups.push_back(query_.log_groups.back());
    } else if (at_word("start") || at_word("end")) {
      return open();
    } else {
      selection();
    }
  }
}

void Reader::selection() {
  if (accept_word("loggroups")) return log_group_lists_of_source();
  if (accept_word(data_sources.name)) {
    expect_sign("(", "after dataSource");
    texts(data_sources.most, "data sources");
    return expect_sign(")", "after the data sources");
  }
  if (accept_word("loggrouptags")) {
    expect_sign("(", "after logGroupTags");
    while (!at_end_of_command()) advance();
    return expect_sign(")", "after the tags");
  }
  doubt(peek().offset,
        fmt::format("SOURCE takes log groups in quotes, logGroups(), logGroupTags() and "
                    "dataSource(), not '{}'",
                    peek().text.substr(0, 40)));
  open();
}

void Reader::log_group_lists_of_source() {
  expect_sign("(", "after logGroups");
  while (!at_sign(")") && !stopped()) {
    const auto key = peek();
    const auto* const list =
        std::ranges::find(log_group_lists, folded(key.text), &SourceList::name);
    const bool known = list != log_group_lists.end();
    if (key.kind != Kind::word) return expected("namePrefix, accountIdentifier or class");
    if (!known) {
      doubt(key.offset, fmt::format("logGroups takes namePrefix, accountIdentifier and class, "
                                    "not '{}'",
                                    key.text));
    }
    advance();
    expect_sign(":", "after the name of a list");
    const auto given = texts(known ? list->most : no_limit, key.text);
    if (known && list->kept) {
      auto& kept = query_.*list->kept;
      kept.insert(kept.end(), given.begin(), given.end());
    }
    if (!accept_sign(",")) break;
  }
  expect_sign(")", "to close logGroups");
}

Name Reader::take_text() {
  Name out{std::string(without_quotes(peek())), peek().offset};
  advance();
  return out;
}

/// A string, or a list of strings.
std::vector<Name> Reader::texts(std::size_t most, std::string_view name) {
  std::vector<Name> out;
  const auto begin = peek().offset;
  if (peek().kind == Kind::text) {
    out.push_back(take_text());
  } else if (accept_sign("[")) {
    while (!at_sign("]") && !stopped()) {
      if (peek().kind == Kind::text) {
        out.push_back(take_text());
      } else {
        expected("a string in quotes");
      }
      if (!accept_sign(",")) break;
    }
    expect_sign("]", "to close the list");
  } else {
    expected("a list, such as ['a', 'b']");
  }
  if (out.size() > most) {
    refuse(begin, fmt::format("there are {} {}, SOURCE accepts {}", out.size(), name, most));
  }
  return out;
}

}  // namespace sagewatch::language::logs_insights
