#include <algorithm>
#include <string_view>

#include "sagewatch/solution/checks.hpp"
#include "scanner.hpp"

namespace sagewatch::solution::checks {
namespace {

bool is_address_character(char c) {
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool is_domain_character(char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }

bool is_tag_character(char c) {
  return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view(" +-=._:/@").find(c) != std::string_view::npos;
}

bool is_address(std::string_view value) {
  const auto at = value.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || value.size() > 254) return false;
  const auto domain = value.substr(at + 1);
  return std::ranges::all_of(value.substr(0, at), is_address_character) && domain.size() >= 3 &&
         std::ranges::all_of(domain, is_domain_character) &&
         domain.find('.') != std::string_view::npos && domain.front() != '.' &&
         domain.back() != '.';
}

}  // namespace

std::optional<Problem> email(std::string_view value) {
  if (is_address(value)) return std::nullopt;
  return Problem{"must be an e-mail address, such as ml-operations@example.com",
                 "write the address alone, without a name or brackets"};
}

std::optional<Problem> tag_key(std::string_view value) {
  const bool fits =
      !value.empty() && value.size() <= 128 && std::ranges::all_of(value, is_tag_character);
  if (fits) return std::nullopt;
  return Problem{"must be the key of a tag: 1 to 128 letters, digits, blanks and +-=._:/@",
                 "copy it from the tags of a SageMaker job, e.g. team"};
}

}  // namespace sagewatch::solution::checks
