#include "short_forms.hpp"

#include <algorithm>
#include <array>

namespace sagewatch::document {
namespace {

/// The short forms whose long form begins with Fn::, those of the section Rules among them,
/// followed by the two without that prefix.
constexpr std::array<std::string_view, 26> short_forms{
    "And",          "Base64",      "Cidr",      "Contains",   "EachMemberEquals",
    "EachMemberIn", "Equals",      "FindInMap", "GetAZs",     "GetAtt",
    "If",           "ImportValue", "Join",      "Length",     "Not",
    "Or",           "RefAll",      "Select",    "Split",      "Sub",
    "ToJsonString", "Transform",   "ValueOf",   "ValueOfAll", "Condition",
    "Ref"};

std::string long_name(std::string_view tag) {
  const std::string name(tag.substr(1));
  return name == "Ref" || name == "Condition" ? name : "Fn::" + name;
}

/// `A.B.C` is the attribute B.C of A.
Node split_attribute(Node argument) {
  const auto* text = argument.text();
  const auto dot = text ? text->find('.') : std::string::npos;
  if (dot == std::string::npos) return argument;
  const auto begin = argument.offset();
  return {List{{text->substr(0, dot), begin}, {text->substr(dot + 1), begin}}, begin};
}

}  // namespace

bool is_short_form(std::string_view tag) {
  return tag.starts_with('!') && std::ranges::count(short_forms, tag.substr(1)) > 0;
}

Node long_form(std::string_view tag, Node argument) {
  const auto begin = argument.offset();
  if (tag == "!GetAtt") argument = split_attribute(std::move(argument));
  Object out;
  out.append(long_name(tag), begin, std::move(argument));
  return {std::move(out), begin};
}

}  // namespace sagewatch::document
