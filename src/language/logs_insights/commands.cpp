#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "reader.hpp"

namespace sagewatch::language::logs_insights {
namespace {

/// The guide's page "limit": more isn't returned.
constexpr std::size_t most_rows = 100'000;
constexpr std::size_t longest_name = 255;

/// The number of asterisks of a glob that capture a value; unknown if some are escaped.
std::optional<std::size_t> wildcards_in(std::string_view glob) {
  if (glob.find("\\*") != std::string_view::npos) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::count(glob, '*'));
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

void Reader::items() {
  command_.is_open = command_.name == "pattern";
  do {
    const auto found = item();
    if (found.has_alias) command_.defines.push_back({found.name, found.offset});
  } while (accept_sign(","));
}

void Reader::dedup_list() {
  do expression();
  while (accept_sign(","));
}

void Reader::aggregates() {
  if (at_word("by")) return expected("an aggregate function, such as count(*)");
  const auto begin = command_.offset;
  do {
    const auto found = item();
    command_.defines.push_back({found.name, found.offset});
  } while (accept_sign(","));
  if (!aggregated_ && !stopped()) {
    doubt(begin, "stats calls no aggregate function, such as count(*) or sum(field)");
  }
  if (!accept_word("by")) return;
  do {
    const auto found = item();
    auto& names = found.has_alias ? command_.defines : command_.groups;
    names.push_back({found.name, found.offset});
  } while (accept_sign(","));
}

/// `sort by x` also runs, although the guide has no `by`: AWS's own sample dashboards use it.
void Reader::order() {
  accept_word("by");
  do {
    item();
    if (!accept_word("asc")) accept_word("desc");
  } while (accept_sign(","));
}

void Reader::count() {
  accept_word("any");
  const auto& token = peek();
  const bool digits = token.kind == Kind::number &&
                      token.text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits) return expected("a number of rows");
  if (token.text.size() > 6 || std::stoul(std::string(token.text)) > most_rows) {
    return refuse(token.offset,
                  fmt::format("limit accepts at most {1} rows, got {0}", token.text, most_rows));
  }
  advance();
}

void Reader::parse() {
  if (peek().kind != Kind::text && peek().kind != Kind::regex) {
    operand();
    command_.is_open = peek().kind != Kind::text && peek().kind != Kind::regex;
  } else if (peek(1).kind == Kind::text || peek(1).kind == Kind::regex) {
    advance();  // the parsed value may also be a string
  }
  const auto pattern = peek();
  if (pattern.kind == Kind::text) return parse_glob(pattern);
  if (pattern.kind == Kind::regex) return parse_regex(pattern);
  if (peek().kind != Kind::word) return expected("a pattern in quotes or a /regular expression/");
  open();  // logfmt and csv
}

void Reader::parse_glob(const Token& glob) {
  advance();
  const auto wildcards = wildcards_in(glob.text);
  if (!accept_word("as")) {
    if (wildcards > 0 && at_end_of_command() && !stopped()) {
      expected("'as' and a name for each * of the pattern");
    } else if (!at_end_of_command()) {
      expected("'as'");
    }
    return;
  }
  const auto begin = command_.defines.size();
  do {
    if (auto alias = name("a name for a * of the pattern")) {
      command_.defines.push_back(std::move(*alias));
    }
  } while (accept_sign(","));
  const auto names = command_.defines.size() - begin;
  if (stopped() || !wildcards || *wildcards == names) return;
  refuse(glob.offset, fmt::format("the pattern has {} and {} for them",
                                  plural(*wildcards, "wildcard"), plural(names, "name")));
}

void Reader::parse_regex(const Token& regex) {
  advance();
  constexpr std::string_view opening = "(?<";
  for (auto at = regex.text.find(opening); at != std::string_view::npos;
       at = regex.text.find(opening, at + 1)) {
    const auto begin = at + opening.size();
    const auto rest = regex.text.substr(begin, longest_name);
    const auto end = rest.find_first_of(">)");
    const auto group = rest.substr(0, end);
    const bool looks_behind = group.starts_with('=') || group.starts_with('!');
    if (end == std::string_view::npos || looks_behind) continue;
    command_.defines.push_back({std::string(group), regex.offset + begin});
  }
  accept_word("multi");
  if (!accept_word("as")) return;
  do {
    if (auto alias = name("a name for a group")) command_.defines.push_back(std::move(*alias));
  } while (accept_sign(","));
}

void Reader::diff() {
  command_.is_open = true;
  if (at_end_of_command()) return;
  for (const auto* const period : {"previousday", "previousweek", "previousmonth"}) {
    if (accept_word(period)) return;
  }
  doubt(peek().offset, "diff compares with previousDay, previousWeek or previousMonth");
  open();
}

void Reader::unnest() {
  operand();
  if (!accept_word("into")) return expected("'into' and a name for the items");
  if (auto alias = name("a name for the items")) command_.defines.push_back(std::move(*alias));
}

void Reader::open() {
  command_.is_open = true;
  while (!at_end_of_command()) open_token();
}

void Reader::open_token() {
  if (at_sign("(")) return parenthesis();
  if (at_sign("[")) return bracket();
  advance();
}

}  // namespace sagewatch::language::logs_insights
