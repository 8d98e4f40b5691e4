#include "sagewatch/event_pattern/pattern.hpp"

#include <algorithm>

#include "pattern_tree.hpp"
#include "sagewatch/document/json_text.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::event_pattern {
namespace {

/// A text this long is not a pattern, even with a lot of white space.
constexpr std::size_t longest_text = 1 << 16;

PatternError too_many() {
  return {"", "more than " + std::to_string(Pattern::most_branches) + " combinations of '$or'", 0};
}

/// Each branch of `left` combined with each of `right`. Nothing if there are too many.
std::optional<std::vector<Branch>> combine(const std::vector<Branch>& left,
                                           const std::vector<Branch>& right) {
  if (left.size() * right.size() > Pattern::most_branches) return std::nullopt;
  std::vector<Branch> out;
  for (const auto& head : left) {
    for (const auto& tail : right) {
      auto& branch = out.emplace_back(head);
      branch.insert(branch.end(), tail.begin(), tail.end());
    }
  }
  return out;
}

/// A field that may have a value or be absent is two alternatives.
std::vector<Branch> alternatives(const AskedField& asked) {
  std::vector<Branch> out;
  if (!asked.field.matchers.empty()) out.push_back({asked.field});
  if (asked.may_be_absent) out.push_back({{asked.field.path, {}, asked.field.wanted}});
  return out;
}

std::optional<std::vector<Branch>> all_branches(const Conjunction& tree);

std::optional<std::vector<Branch>> branches_of_choice(const std::vector<Conjunction>& choice) {
  std::vector<Branch> out;
  for (const auto& alternative : choice) {
    const auto branches = all_branches(alternative);
    if (!branches || out.size() + branches->size() > Pattern::most_branches) return std::nullopt;
    out.insert(out.end(), branches->begin(), branches->end());
  }
  return out;
}

std::optional<std::vector<Branch>> all_branches(const Conjunction& tree) {
  std::optional<std::vector<Branch>> out{{Branch{}}};
  for (const auto& field : tree.fields) {
    if (out) out = combine(*out, alternatives(field));
  }
  for (const auto& choice : tree.choices) {
    const auto more = branches_of_choice(choice);
    out = out && more ? combine(*out, *more) : std::nullopt;
  }
  return out;
}

/// The path that occurs twice in a branch sorted by path.
std::optional<std::string> repeated_path(const Branch& branch) {
  const auto twice = std::ranges::adjacent_find(branch, {}, &Field::path);
  return twice == branch.end() ? std::nullopt : std::optional(twice->path);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::variant<std::vector<Branch>, PatternError> expand(const Conjunction& tree) {
  auto branches = all_branches(tree);
  if (!branches) return too_many();
  for (auto& branch : *branches) {
    std::ranges::stable_sort(branch, {}, &Field::path);
    if (const auto path = repeated_path(branch))
      return PatternError{*path, "is constrained twice", 0};
  }
  return std::move(*branches);
}

std::variant<Pattern, PatternError> Pattern::parse(std::string_view json) {
  if (json.size() > longest_text) return PatternError{"", "too long for a pattern", 0};
  auto tree = parse_tree(json);
  if (auto* error = std::get_if<PatternError>(&tree)) return *error;
  Pattern out;
  out.size_ = characters(document::compact_json(json));
  if (out.size_ > quota::raised_event_pattern) {
    return PatternError{"",
                        "a pattern has at most " + std::to_string(quota::raised_event_pattern) +
                            " characters, this one has " + std::to_string(out.size_),
                        0};
  }
  auto branches = expand(std::get<Conjunction>(tree));
  if (auto* error = std::get_if<PatternError>(&branches)) return *error;
  out.branches_ = std::get<std::vector<Branch>>(std::move(branches));
  return out;
}

}  // namespace sagewatch::event_pattern
