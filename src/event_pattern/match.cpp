#include "sagewatch/event_pattern/match.hpp"

#include <algorithm>

#include "branch_match.hpp"
#include "sagewatch/document/json_text.hpp"

namespace sagewatch::event_pattern {
namespace {

constexpr std::size_t most_values = 5;
constexpr std::size_t longest_value = 200;

std::vector<std::uint32_t> paths_in(const Branch& branch, const Event& event) {
  std::vector<std::uint32_t> out;
  for (const auto& field : branch) out.push_back(event.paths().find(Paths::root, field.path));
  return out;
}

bool branch_holds(const Branch& branch, const Event& event) {
  return branch_matches(branch, paths_in(branch, event), event.leaves());
}

/// At most `longest_value` bytes of `text`, no half characters.
std::string cut(std::string_view text) {
  if (text.size() <= longest_value) return std::string(text);
  auto end = longest_value;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

/// The values at `path`, as JSON.
std::string found_values(std::uint32_t path, const Leaves& leaves) {
  std::string out;
  std::size_t count = 0;
  for (auto at = first_leaf(leaves, path); at != Leaf::none; at = leaves.all[at].next) {
    if (++count > most_values) return out + ", ...";
    const auto& leaf = leaves.all[at];
    if (!out.empty()) out += ", ";
    out += leaf.type == LeafType::text ? document::quoted(cut(leaf.value)) : cut(leaf.value);
  }
  return out;
}

Mismatch mismatch(const Field& field, std::uint32_t path, const Event& event) {
  using Reason = Mismatch::Reason;
  auto found = found_values(path, event.leaves());
  const auto reason = field.matchers.empty() ? Reason::present
                      : found.empty()        ? Reason::absent
                                             : Reason::other_value;
  return {reason, field.path, cut(field.wanted), std::move(found)};
}

/// Why a branch does not match, and how many of its fields do: the more, the closer.
struct Attempt {
  std::size_t good = 0;
  std::optional<Mismatch> first = {};
};

Attempt attempt(const Branch& branch, const Event& event) {
  const auto paths = paths_in(branch, event);
  Attempt out;
  for (std::size_t i = 0; i < branch.size(); ++i) {
    if (field_matches(branch[i], paths[i], event.leaves())) {
      ++out.good;
    } else if (!out.first) {
      out.first = mismatch(branch[i], paths[i], event);
    }
  }
  if (!out.first) out.first = Mismatch{Mismatch::Reason::not_one_element, "", "", ""};
  return out;
}

}  // namespace

bool matches(const Pattern& pattern, const Event& event) {
  return std::ranges::any_of(pattern.branches(),
                             [&](const Branch& branch) { return branch_holds(branch, event); });
}

std::optional<Mismatch> explain(const Pattern& pattern, const Event& event) {
  if (matches(pattern, event)) return std::nullopt;
  Attempt best;
  for (const auto& branch : pattern.branches()) {
    auto one = attempt(branch, event);
    if (!best.first || one.good > best.good) best = std::move(one);
  }
  if (best.first) best.first->of_several = pattern.branches().size() > 1;
  return best.first;
}

std::string sentence(const Mismatch& mismatch) {
  const std::string wants = mismatch.of_several
                                ? ", and the closest alternative of the pattern requires "
                                : ", the pattern requires ";
  switch (mismatch.reason) {
    case Mismatch::Reason::absent:
      return "the event has no " + mismatch.path + wants + mismatch.wanted;
    case Mismatch::Reason::other_value:
    case Mismatch::Reason::present:
      return mismatch.path + " is " + mismatch.found + wants + mismatch.wanted;
    case Mismatch::Reason::not_one_element:
      break;
  }
  return "each field matches, but not in the same element of an array";
}

}  // namespace sagewatch::event_pattern
