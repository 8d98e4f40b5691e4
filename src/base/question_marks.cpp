#include "base/question_marks.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

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

void restore_characters(json& deployed, const json& wanted) {
  if (deployed.is_string() && wanted.is_string()) {
    const auto& text = wanted.get_ref<const std::string&>();
    if (is_returned_as(text, deployed.get_ref<const std::string&>())) deployed = text;
  } else if (deployed.is_array() && wanted.is_array()) {
    const auto shared = std::min(deployed.size(), wanted.size());
    for (std::size_t i = 0; i < shared; ++i) restore_characters(deployed[i], wanted[i]);
  } else if (deployed.is_object() && wanted.is_object()) {
    for (const auto& [key, value] : deployed.items()) {
      const auto found = wanted.find(key);
      if (found != wanted.end()) restore_characters(value, *found);
    }
  }
}

}  // namespace sagewatch
