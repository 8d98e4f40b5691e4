#include <algorithm>
#include <string_view>

#include "sagewatch/facts/scanner.hpp"
#include "settings/validators.hpp"

namespace sagewatch::validators {
namespace {

bool is_address_character(char c) {
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool is_domain_character(char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }

/// The logical id of its subscription needs up to three characters for each of the address, and has
/// at most 255.
constexpr std::size_t longest_address = 80;

/// Dots only separate other characters.
bool has_loose_dot(std::string_view text) {
  return text.empty() || text.front() == '.' || text.back() == '.' ||
         text.find("..") != std::string_view::npos;
}

bool is_address(std::string_view value) {
  const auto at = value.find('@');
  if (at == std::string_view::npos || value.size() > longest_address) return false;
  const auto local = value.substr(0, at);
  const auto domain = value.substr(at + 1);
  return std::ranges::all_of(local, is_address_character) && !has_loose_dot(local) &&
         std::ranges::all_of(domain, is_domain_character) && !has_loose_dot(domain) &&
         domain.find('.') != std::string_view::npos && domain.front() != '-';
}

}  // namespace

std::optional<Problem> email(std::string_view value) {
  if (is_address(value)) return std::nullopt;
  return Problem{
      "must be an email address of at most 80 characters, such as ml-operations@example.com",
      "write only the address, without a name or brackets"};
}

}  // namespace sagewatch::validators
