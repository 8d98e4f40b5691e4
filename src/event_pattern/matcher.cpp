#include "sagewatch/event_pattern/matcher.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "wildcard.hpp"

namespace sagewatch::event_pattern {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Compares `text` with `lowered`, which is in lower case.
bool equal_ignoring_case(std::string_view text, std::string_view lowered) {
  return std::ranges::equal(text, lowered, {}, lower);
}

struct Accepts {
  const Leaf& leaf;

  bool is_text() const { return leaf.type == LeafType::text; }

  bool operator()(const Exact& exact) const {
    return leaf.type == exact.type && leaf.value == exact.value;
  }
  bool operator()(const Prefix& prefix) const {
    if (!is_text() || leaf.value.size() < prefix.text.size()) return false;
    const auto head = leaf.value.substr(0, prefix.text.size());
    return prefix.ignore_case ? equal_ignoring_case(head, prefix.text) : head == prefix.text;
  }
  bool operator()(const Suffix& suffix) const {
    if (!is_text() || leaf.value.size() < suffix.text.size()) return false;
    const auto tail = leaf.value.substr(leaf.value.size() - suffix.text.size());
    return suffix.ignore_case ? equal_ignoring_case(tail, suffix.text) : tail == suffix.text;
  }
  bool operator()(const EqualsIgnoreCase& equal) const {
    return is_text() && equal_ignoring_case(leaf.value, equal.text);
  }
  bool operator()(const Wildcard& wildcard) const {
    return is_text() && matches_wildcard(wildcard.literals, leaf.value);
  }
  bool operator()(const NumericRange& range) const {
    if (leaf.type != LeafType::number) return false;
    const auto number = millionths(leaf.value);
    return number && *number >= range.least && *number <= range.most;
  }
  bool operator()(const InBlock& in) const {
    const auto address = is_text() ? parse_event_ip(leaf.value) : std::nullopt;
    return address && in.block.contains(*address);
  }
  bool operator()(const Exists&) const { return true; }
  bool operator()(const AnythingBut& but) const {
    const auto taken = [&](const TextMatcher& text) { return std::visit(*this, text); };
    if (std::ranges::any_of(but.texts, taken)) return false;
    if (but.numbers.empty() || leaf.type != LeafType::number) return true;
    const auto number = millionths(leaf.value);
    return !number || std::ranges::find(but.numbers, *number) == but.numbers.end();
  }
};

}  // namespace

bool accepts(const Matcher& matcher, const Leaf& leaf) {
  return std::visit(Accepts{leaf}, matcher);
}

std::optional<Millionths> millionths(std::string_view number) {
  double value = 0;
  const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  // A number too small for a double is 0; one too large is out of range anyway.
  if (error == std::errc::result_out_of_range && number.find("e-") == std::string_view::npos &&
      number.find("E-") == std::string_view::npos) {
    return std::nullopt;
  }
  if (value < -5e9 || value > 5e9) return std::nullopt;
  return std::llround(value * 1e6);
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

}  // namespace sagewatch::event_pattern
