#include "yaml_scalars.hpp"

#include <algorithm>
#include <string_view>

namespace sagewatch::document {
namespace {

/// Consumes digits at the front, and returns their number.
std::size_t take_digits(std::string_view& text) {
  const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count;
}

bool take_any(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// Digits with a leading zero are octal in YAML, or an account id: they remain text.
bool decimal(std::string_view text) {
  take_any(text, "-+");
  const bool zero = text.starts_with('0');
  const auto whole = take_digits(text);
  if (whole == 0 || (zero && whole > 1)) return false;
  if (take_any(text, ".")) take_digits(text);
  if (take_any(text, "eE")) {
    take_any(text, "-+");
    if (take_digits(text) == 0) return false;
  }
  return text.empty();
}

}  // namespace

Node::Data plain_scalar(const std::string& text) {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  if (decimal(text)) return Number{text};
  return text;
}

}  // namespace sagewatch::document
