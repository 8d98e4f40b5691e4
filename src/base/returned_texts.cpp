#include "base/returned_texts.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json_fields.hpp"
#include "sagewatch/cfn/utf8.hpp"

namespace sagewatch {

using nlohmann::json;

bool is_returned_as(std::string_view text, std::string_view returned) {
  while (!text.empty() && !returned.empty()) {
    const auto length = std::max<std::size_t>(cfn::first_code_point(text).length, 1);
    const bool ascii = cfn::first_beyond_ascii(text.substr(0, 1)) == std::string_view::npos;
    if (returned.front() != (ascii ? text.front() : '?')) return false;
    text.remove_prefix(length);
    returned.remove_prefix(1);
  }
  return text.empty() && returned.empty();
}

namespace {

/// The JSON object or list in a string; null if there is none.
json json_in(const std::string& text) {
  const bool may_be = text.starts_with('{') || text.starts_with('[');
  return may_be ? embedded_json(text) : json();
}

}  // namespace

bool is_same_json(const std::string& left, const std::string& right) {
  auto before = json_in(left);
  if (before.is_null()) return false;
  const auto after = json_in(right);
  restore_texts(before, after);
  return before == after;
}

void restore_texts(json& deployed, const json& wanted) {
  if (deployed.is_string() && wanted.is_string()) {
    const auto& found = deployed.get_ref<const std::string&>();
    const auto& text = wanted.get_ref<const std::string&>();
    if (is_returned_as(text, found) || is_same_json(found, text)) deployed = text;
  } else if (deployed.is_array() && wanted.is_array()) {
    const auto shared = std::min(deployed.size(), wanted.size());
    for (std::size_t i = 0; i < shared; ++i) restore_texts(deployed[i], wanted[i]);
  } else if (deployed.is_object() && wanted.is_object()) {
    for (const auto& [key, value] : deployed.items()) {
      const auto found = wanted.find(key);
      if (found != wanted.end()) restore_texts(value, *found);
    }
  }
}

}  // namespace sagewatch
