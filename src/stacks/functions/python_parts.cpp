#include "stacks/functions/python_parts.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "sagewatch/facts/scanner.hpp"

namespace sagewatch {
namespace {

bool is_word_character(char c) { return is_alphanumeric(c) || c == '_'; }

/// Removes the first word from `text`; empty if there is none left.
std::string_view next_word(std::string_view& text) {
  std::size_t begin = 0;
  while (begin < text.size() && !is_word_character(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && is_word_character(text[end])) ++end;
  const auto word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

/// A top-level definition, or the lines between two.
struct Part {
  std::string_view text;
  bool needed = false;

  /// Empty if nothing is defined.
  std::string_view name() const {
    auto rest = text;
    const auto first = next_word(rest);
    if (first == "def" || first == "class") return next_word(rest);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    return text.starts_with(first) && rest.starts_with('=') ? first : std::string_view();
  }
};

bool begins_part(std::string_view line) {
  return !line.empty() && std::string_view(" )]}").find(line.front()) == std::string_view::npos;
}

std::vector<Part> parts_of(std::string_view module) {
  std::vector<Part> parts;
  for (std::size_t begin = 0; begin < module.size();) {
    auto end = begin;
    do {
      end = std::min(module.find('\n', end), module.size() - 1) + 1;
    } while (end < module.size() && !begins_part(module.substr(end)));
    parts.push_back({.text = module.substr(begin, end - begin)});
    begin = end;
  }
  return parts;
}

/// Marks the parts that texts refer to, one text after the other.
class Marker {
 public:
  explicit Marker(std::vector<Part>& parts) {
    for (auto& part : parts) {
      if (part.name().empty()) {
        need(part);
      } else {
        by_name_.emplace(part.name(), &part);
      }
    }
  }

  void follow(std::string_view main) {
    texts_.push_back(main);
    while (!texts_.empty()) {
      auto text = texts_.back();
      texts_.pop_back();
      for (auto word = next_word(text); !word.empty(); word = next_word(text)) {
        const auto found = by_name_.find(word);
        if (found != by_name_.end() && !found->second->needed) need(*found->second);
      }
    }
  }

 private:
  void need(Part& part) {
    part.needed = true;
    texts_.push_back(part.text);
  }

  std::unordered_map<std::string_view, Part*> by_name_;
  std::vector<std::string_view> texts_;
};

}  // namespace

std::string needed_parts(std::string_view module, std::string_view main) {
  auto parts = parts_of(module);
  Marker(parts).follow(main);
  std::string out;
  for (const auto& part : parts) {
    if (part.needed) out += part.text;
  }
  return out;
}

}  // namespace sagewatch
