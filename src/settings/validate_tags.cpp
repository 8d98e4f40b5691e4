#include <algorithm>
#include <string_view>

#include "sagewatch/document/utf8.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "settings/tags.hpp"
#include "settings/validators.hpp"

namespace sagewatch::validators {
namespace {

bool is_tag_character(char c) {
  return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view(" +-=._:/@").find(c) != std::string_view::npos;
}

/// Stack sets allow the fewest characters.
bool is_stack_tag_key(std::string_view key) {
  return !key.empty() && key.size() <= 128 && key.back() != ' ' &&
         std::ranges::all_of(key, [](char c) {
           return is_alphanumeric(c) ||
                  std::string_view(" +-._:/").find(c) != std::string_view::npos;
         });
}

/// Stack sets do not allow an empty value.
bool is_tag_value(std::string_view value) {
  return !value.empty() && value.size() <= 256 && value.front() != ' ' &&
         !document::first_broken_utf8(value) && std::ranges::all_of(value, is_tag_character);
}

bool is_reserved_by_aws(std::string_view key) {
  constexpr std::string_view prefix = "aws:";
  return std::ranges::equal(key.substr(0, prefix.size()), prefix, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
}

}  // namespace

std::optional<Problem> tag_key(std::string_view value) {
  const bool fits = !value.empty() && value.size() <= 128 && !document::first_broken_utf8(value) &&
                    std::ranges::all_of(value, is_tag_character);
  if (fits) return std::nullopt;
  return Problem{"must be a tag key: 1 to 128 letters, digits, spaces and +-=._:/@",
                 "copy it from the tags of a SageMaker job, e.g. team"};
}

std::optional<Problem> tag(std::string_view value) {
  const auto key = key_of_tag(value);
  if (is_reserved_by_aws(key)) {
    return Problem{"must not begin with 'aws:'", "choose another key: AWS reserves this prefix"};
  }
  const bool fits = key.size() < value.size() && is_stack_tag_key(key) &&
                    is_tag_value(value.substr(key.size() + 1));
  if (fits) return std::nullopt;
  return Problem{
      "must be KEY=VALUE: 1 to 128 and 1 to 256 letters, digits, spaces and +-._:/, and also = and "
      "@ in the value",
      "write for example cost-center=4711"};
}

}  // namespace sagewatch::validators
