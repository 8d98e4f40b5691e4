#include <algorithm>
#include <string_view>

#include "base/letters.hpp"
#include "sagewatch/document/utf8.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "settings/tags.hpp"
#include "settings/validators.hpp"

namespace sagewatch::validators {
namespace {

constexpr std::size_t longest_key = 128;
constexpr std::size_t longest_value = 256;

/// Characters of a tag's key or value: `[\p{L}\p{Z}\p{N}_.:/=+\-@]` of the Tag of IAM and the
/// tagging APIs of most services. AWS fact CF-25.
bool is_tag_character(std::uint32_t code) {
  if (code >= 0x80) return is_letter_number_or_space(code);
  const auto c = static_cast<char>(code);
  return is_alphanumeric(c) || std::string_view(" +-=._:/@").find(c) != std::string_view::npos;
}

/// AWS counts characters, not bytes.
bool has_tag_characters(std::string_view text, std::size_t most) {
  if (document::first_broken_utf8(text)) return false;
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    const auto character = document::first_code_point(text);
    if (!is_tag_character(character.code)) return false;
    text.remove_prefix(character.length);
  }
  return count >= 1 && count <= most;
}

bool is_stack_tag_key(std::string_view key) {
  return has_tag_characters(key, longest_key) && key.back() != ' ';
}

/// Stack sets do not allow an empty value.
bool is_tag_value(std::string_view value) {
  return has_tag_characters(value, longest_value) && value.front() != ' ';
}

bool is_reserved_by_aws(std::string_view key) {
  constexpr std::string_view prefix = "aws:";
  return std::ranges::equal(key.substr(0, prefix.size()), prefix, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
}

}  // namespace

std::optional<Problem> tag_key(std::string_view value) {
  if (has_tag_characters(value, longest_key)) return std::nullopt;
  return Problem{"must be a tag key: 1 to 128 letters of any language, digits, spaces and +-=._:/@",
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
      "must be KEY=VALUE: 1 to 128 and 1 to 256 letters of any language, digits, spaces and "
      "+-._:/@, "
      "and also = in the value",
      "write for example cost-center=4711"};
}

}  // namespace sagewatch::validators
