#include "access/policy_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/json_fields.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/iam/condition_keys.hpp"
#include "sagewatch/iam/condition_operator.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;
using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 12> operator_words{{
    {"StringEquals", "is"},
    {"StringNotEquals", "is not"},
    {"StringEqualsIgnoreCase", "is"},
    {"StringLike", "is like"},
    {"StringNotLike", "is not like"},
    {"ArnEquals", "is like"},
    {"ArnLike", "is like"},
    {"ArnNotLike", "is not like"},
    {"NumericEquals", "is"},
    {"Bool", "is"},
    {"IpAddress", "is in"},
    {"NotIpAddress", "is not in"},
}};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

std::string joined(const json& list, std::string_view between, const ResourceNames& names) {
  std::string out;
  for (const auto& item : list) {
    if (!out.empty()) out += between;
    out += describe_value(item, names);
  }
  return out;
}

/// `Ref`, `Fn::GetAtt`, `Fn::Sub` and `Fn::Join` that the change set did not resolve.
std::optional<std::string> describe_intrinsic(const json& value, const ResourceNames& names) {
  if (!value.is_object() || value.size() != 1) return std::nullopt;
  const auto& name = value.begin().key();
  const auto& argument = value.begin().value();
  if (name == "Ref" && argument.is_string()) return argument.get<std::string>();
  if (name == "Fn::GetAtt" && argument.is_array() && !argument.empty()) {
    return describe_value(argument.front(), names);
  }
  if (name == "Fn::GetAtt" && argument.is_string()) {
    const auto text = argument.get<std::string>();
    return text.substr(0, text.find('.'));
  }
  if (name == "Fn::Sub" && argument.is_string()) return argument.get<std::string>();
  if (name != "Fn::Join" || !argument.is_array() || argument.size() != 2) return std::nullopt;
  return argument[0].is_string()
             ? std::optional(joined(argument[1], argument[0].get<std::string>(), names))
             : std::nullopt;
}

std::string_view word_of(iam::Quantifier quantifier) {
  switch (quantifier) {
    case iam::Quantifier::for_any_value:
      return "any ";
    case iam::Quantifier::for_all_values:
      return "every ";
    case iam::Quantifier::none:
      break;
  }
  return "";
}

/// `ForAnyValue:StringLike` with key and values as "any K is like V".
std::string describe_test(std::string_view text, const std::string& key,
                          const std::string& values) {
  const auto op = iam::parse_condition_operator(text);
  const auto* known = std::ranges::find_if(
      operator_words, [&](const Word& word) { return iam::same_key(word.first, op.name); });
  const auto verb = known == operator_words.end() ? op.name : known->second;
  return fmt::format("{}{} {} {}{}", word_of(op.quantifier), key, verb, values,
                     op.if_exists ? " or absent" : "");
}

std::string describe_principal(const std::string& kind, const std::string& id) {
  if (kind != "AWS") return id;
  if (is_account_id(id)) return "account " + id;
  const auto root = id.find(":iam::");
  if (root != std::string::npos && id.ends_with(":root")) {
    return "account " + id.substr(root + 6, id.size() - root - 11);
  }
  return id;
}

/// Whether only the named values pass the test; `ForAllValues:` and `…IfExists` also pass if the
/// key is absent.
bool narrows(std::string_view text) {
  const auto op = iam::parse_condition_operator(text);
  return op.quantifier != iam::Quantifier::for_all_values && !op.if_exists &&
         (iam::same_key(op.name, "StringLike") || iam::same_key(op.name, "StringEquals"));
}

}  // namespace

std::string describe_value(const json& value, const ResourceNames& names) {
  if (value.is_string()) {
    return replaced(names(value.get<std::string>()), known_after_apply, known_after_deployment);
  }
  if (value.is_array()) return joined(value, " or ", names);
  if (auto text = describe_intrinsic(value, names)) return *text;
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<std::string> principals(const json& principal, const ResourceNames& names) {
  if (principal == "*") return {"anyone"};
  if (!principal.is_object()) return {describe_principal("AWS", describe_value(principal, names))};
  if (describe_intrinsic(principal, names)) return {describe_value(principal, names)};
  std::vector<std::string> out;
  for (const auto& [kind, ids] : principal.items()) {
    for (const auto& id : list_of(principal, kind.c_str())) {
      out.push_back(id == "*" ? "anyone" : describe_principal(kind, describe_value(id, names)));
    }
  }
  return out;
}

std::string describe_condition(const json& condition, const ResourceNames& names) {
  std::string out;
  if (!condition.is_object()) return out;
  for (const auto& [op, tests] : condition.items()) {
    if (!tests.is_object()) continue;
    for (const auto& [key, values] : tests.items()) {
      out += out.empty() ? " if " : " and ";
      out += describe_test(op, key, describe_value(values, names));
    }
  }
  return out;
}

std::vector<std::string> take_organization(json& condition) {
  if (!condition.is_object()) return {};
  const ResourceNames no_names({});
  for (const auto& [op, tests] : condition.items()) {
    if (!tests.is_object() || !narrows(op)) continue;
    for (const auto& [key, place] :
         {std::pair{"aws:PrincipalOrgPaths", "accounts in "},
          std::pair{"aws:PrincipalOrgID", "accounts in organization "}}) {
      std::vector<std::string> out;
      for (const auto& one : list_of(tests, key))
        out.push_back(place + describe_value(one, no_names));
      tests.erase(key);
      if (!out.empty()) return out;
    }
  }
  return {};
}

}  // namespace sagewatch
