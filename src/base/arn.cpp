#include "base/arn.hpp"

namespace sagewatch {
namespace {

/// Cuts `rest` at its first colon and returns what stood before it.
std::optional<std::string> part(std::string_view& rest) {
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string head(rest.substr(0, colon));
  rest.remove_prefix(colon + 1);
  return head;
}

}  // namespace

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
