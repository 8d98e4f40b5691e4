#include "plain_json.hpp"

#include <array>
#include <charconv>

namespace sagewatch::cfn {
namespace {

template <class Number>
void append_number(std::string& out, Number number) {
  constexpr std::size_t longest = 32;
  std::array<char, longest> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

/// Writes the parts of a Text as the pattern of an Fn::Sub.
struct SubPattern {
  /// `${` would start a variable, `${!` is its escape.
  std::string operator()(std::string literal) const {
    for (auto at = literal.find("${"); at != std::string::npos; at = literal.find("${", at + 3)) {
      literal.insert(at + 2, "!");
    }
    return literal;
  }
  std::string operator()(const Reference& reference) const {
    const auto attribute = reference.attribute.empty() ? "" : "." + reference.attribute;
    return "${" + reference.logical_id + attribute + "}";
  }
};

Object as_intrinsic(const Reference& reference) {
  if (reference.attribute.empty()) return {{"Ref", reference.logical_id}};
  return {{"Fn::GetAtt", List{reference.logical_id, reference.attribute}}};
}

}  // namespace

void append_plain(std::string& out, bool flag) { out += flag ? "true" : "false"; }
void append_plain(std::string& out, std::int64_t number) { append_number(out, number); }
void append_plain(std::string& out, double number) { append_number(out, number); }

void append_sub_part(std::string& pattern, const Text::Part& part) {
  pattern += std::visit(SubPattern{}, part);
}

Object as_intrinsic(const Text& text) {
  if (text.parts().size() == 1) return as_intrinsic(std::get<Reference>(text.parts()[0]));
  std::string pattern;
  for (const auto& part : text.parts()) append_sub_part(pattern, part);
  return {{"Fn::Sub", pattern}};
}

bool is_structured(const Value& value) {
  if (const auto* text = value.get<Text>()) return text->literal() == nullptr;
  return value.get<List>() != nullptr || value.get<Object>() != nullptr;
}

}  // namespace sagewatch::cfn
