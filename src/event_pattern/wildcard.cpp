#include "wildcard.hpp"

namespace sagewatch::event_pattern {

std::variant<std::vector<std::string>, std::string> parse_wildcard(std::string_view text) {
  std::vector<std::string> literals{""};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*') {
      if (literals.size() > 1 && literals.back().empty()) {
        return "two wildcards in a row are not allowed";
      }
      literals.emplace_back();
      continue;
    }
    if (text[i] == '\\' && (++i == text.size() || (text[i] != '*' && text[i] != '\\'))) {
      return R"(a backslash stands before '*' or another backslash only)";
    }
    literals.back() += text[i];
  }
  return literals;
}

/// The leftmost position for each literal is as good as any other, so there is no backtracking.
bool matches_wildcard(const std::vector<std::string>& literals, std::string_view text) {
  if (!text.starts_with(literals.front())) return false;
  if (literals.size() == 1) return text.size() == literals.front().size();
  text.remove_prefix(literals.front().size());
  for (std::size_t i = 1; i + 1 < literals.size(); ++i) {
    const auto at = text.find(literals[i]);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + literals[i].size());
  }
  return text.ends_with(literals.back());
}

}  // namespace sagewatch::event_pattern
