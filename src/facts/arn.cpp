#include "sagewatch/facts/arn.hpp"

#include <algorithm>

#include "sagewatch/facts/scanner.hpp"

namespace sagewatch {
namespace {

/// The offset of the first colon that is not in a `${…}`.
std::size_t colon_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ':') return at;
    if (text.substr(at).starts_with("${")) at = std::min(text.find('}', at), text.size());
  }
  return std::string_view::npos;
}

/// Cuts `rest` at its first colon and returns the part before it.
std::optional<std::string> part(std::string_view& rest) {
  const auto colon = colon_in(rest);
  if (colon == std::string_view::npos) return std::nullopt;
  std::string head(rest.substr(0, colon));
  rest.remove_prefix(colon + 1);
  return head;
}

}  // namespace

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::ranges::all_of(text, is_digit);
}

std::optional<Arn> parse_arn(std::string_view text) {
  if (part(text) != "arn") return std::nullopt;
  auto partition = part(text);
  auto service = part(text);
  auto region = part(text);
  auto account = part(text);
  if (!account || text.empty()) return std::nullopt;
  return Arn{*partition, *service, *region, *account, std::string(text)};
}

}  // namespace sagewatch
