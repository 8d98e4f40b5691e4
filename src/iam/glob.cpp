#include "glob.hpp"

#include <algorithm>

#include "letters.hpp"
#include "sagewatch/cfn/utf8.hpp"

namespace sagewatch::iam {
namespace {

using Kind = GlobToken::Kind;

GlobToken token_of(char32_t c, bool with_wildcards) {
  if (with_wildcards && c == '*') return {Kind::any};
  if (with_wildcards && c == '?') return {Kind::one};
  return {Kind::character, c};
}

/// A byte that is not part of a character counts as one, beyond all characters.
void append_tokens(Glob& out, std::string_view text, bool with_wildcards) {
  constexpr char32_t beyond = 0x110000;
  while (!text.empty()) {
    const auto [code, length] = cfn::first_code_point(text);
    out.push_back(token_of(length == 0 ? beyond + code : code, with_wildcards));
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
}

Glob tokens(const cfn::Text& text, bool with_wildcards) {
  Glob out;
  for (const auto& part : text.parts()) {
    if (const auto* reference = std::get_if<cfn::Reference>(&part)) {
      out.push_back({Kind::unknown, 0, *reference});
      continue;
    }
    append_tokens(out, std::get<std::string>(part), with_wildcards);
  }
  return out;
}

bool has_unknown(const Glob& glob) {
  return std::ranges::find(glob, Kind::unknown, &GlobToken::kind) != glob.end();
}

bool has_wildcard(const Glob& glob) {
  return std::ranges::any_of(
      glob, [](const auto& token) { return token.kind == Kind::any || token.kind == Kind::one; });
}

bool fits(const GlobToken& pattern, const GlobToken& value) {
  return pattern.kind == Kind::one || pattern == value;
}

/// Backtracks to the last `*`: quadratic at worst, never exponential. An unknown part counts as one
/// character here.
bool has_form(const Glob& pattern, const Glob& value) {
  std::size_t p = 0;
  std::size_t v = 0;
  std::size_t last_any = pattern.size();
  std::size_t resume = 0;
  while (v < value.size()) {
    if (p < pattern.size() && pattern[p].kind == Kind::any) {
      last_any = p++;
      resume = v;
    } else if (p < pattern.size() && fits(pattern[p], value[v])) {
      ++p;
      ++v;
    } else if (last_any < pattern.size()) {
      p = last_any + 1;
      v = ++resume;
    } else {
      return false;
    }
  }
  return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(),
                     [](const auto& token) { return token.kind == Kind::any; });
}

/// Whether the beginnings differ before any wildcard or unknown part.
bool differ_at_once(Glob::const_iterator pattern, Glob::const_iterator pattern_end,
                    Glob::const_iterator value, Glob::const_iterator value_end) {
  for (; pattern != pattern_end && value != value_end; ++pattern, ++value) {
    if (pattern->kind == Kind::any || pattern->kind == Kind::unknown ||
        value->kind == Kind::unknown) {
      return false;
    }
    if (!fits(*pattern, *value)) return true;
  }
  return false;
}

Glob reversed(const Glob& glob) { return {glob.rbegin(), glob.rend()}; }

/// The six parts of an ARN; fewer where there are fewer colons.
std::vector<Glob> arn_parts(const Glob& arn) {
  std::vector<Glob> out(1);
  for (const auto& token : arn) {
    if (out.size() < 6 && token.kind == Kind::character && token.character == ':') {
      out.emplace_back();
    } else {
      out.back().push_back(token);
    }
  }
  return out;
}

}  // namespace

Glob wildcards(const cfn::Text& text) { return tokens(text, true); }
Glob literally(const cfn::Text& text) { return tokens(text, false); }

Truth matches(const Glob& pattern, const Glob& value) {
  const bool certain = !has_unknown(pattern) && !has_unknown(value);
  if (certain) return known(has_form(pattern, value));
  // `?` is one character, and an unknown text may have more or fewer.
  const bool counts = std::ranges::find(pattern, Kind::one, &GlobToken::kind) != pattern.end();
  if (!counts && has_form(pattern, value)) return Truth::yes;
  const auto pattern_back = reversed(pattern);
  const auto value_back = reversed(value);
  const bool differ = differ_at_once(pattern.begin(), pattern.end(), value.begin(), value.end()) ||
                      differ_at_once(pattern_back.begin(), pattern_back.end(), value_back.begin(),
                                     value_back.end());
  return differ ? Truth::no : Truth::unknown;
}

Truth matches_arn(const Glob& pattern, const Glob& value) {
  const auto whole = matches(pattern, value);
  if (whole == Truth::no || (pattern == value && !has_wildcard(pattern))) return whole;
  const auto pattern_parts = arn_parts(pattern);
  const auto value_parts = arn_parts(value);
  if (pattern_parts.size() != 6 || value_parts.size() != 6) return Truth::unknown;
  auto out = Truth::yes;
  for (std::size_t i = 0; i < 6; ++i) out = both(out, matches(pattern_parts[i], value_parts[i]));
  return out;
}

Glob lower_case(Glob glob) {
  for (auto& token : glob) token.character = lower_case(token.character);
  return glob;
}

}  // namespace sagewatch::iam
