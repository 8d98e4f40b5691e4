#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// A matcher that is written to be obviously right: it tries every combination of values, with a
/// JSON tree and without any index. For small events only.
namespace sagewatch::event_pattern::reference {

using nlohmann::json;

struct Value {
  std::string path;
  json value;
  std::map<int, std::size_t> elements;  ///< of each array around it: which element
};

inline void flatten(const json& node, Value at, int& arrays, std::vector<Value>& out) {
  if (node.is_object()) {
    for (const auto& [name, member] : node.items()) {
      auto below = at;
      below.path += (at.path.empty() ? "" : ".") + name;
      flatten(member, below, arrays, out);
    }
  } else if (node.is_array()) {
    const int array = arrays++;
    for (std::size_t i = 0; i < node.size(); ++i) {
      auto below = at;
      if (node[i].is_structured()) below.elements[array] = i;
      flatten(node[i], below, arrays, out);
    }
  } else {
    at.value = node;
    out.push_back(at);
  }
}

inline bool like(const std::string& pattern, const std::string& text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    return like(pattern.substr(1), text) || (!text.empty() && like(pattern, text.substr(1)));
  }
  const auto skip = pattern[0] == '\\' ? 1U : 0U;
  return !text.empty() && text[0] == pattern[skip] &&
         like(pattern.substr(skip + 1), text.substr(1));
}

inline std::string lowered(std::string text) {
  for (auto& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

inline bool compare(const std::string& op, double left, double right) {
  if (op == "<") return left < right;
  if (op == "<=") return left <= right;
  if (op == "=") return left == right;
  return op == ">=" ? left >= right : left > right;
}

inline bool accepts(const json& asked, const json& value);

inline bool operator_accepts(const std::string& name, const json& argument, const json& value) {
  if (name == "exists") return true;
  if (name == "anything-but") {
    if (argument.is_array()) {
      for (const auto& one : argument) {
        if (!operator_accepts(name, one, value)) return false;
      }
      return true;
    }
    if (argument.is_object()) {
      const auto& inner = argument.begin();
      for (const auto& one : inner->is_array() ? *inner : json::array({*inner})) {
        if (operator_accepts(inner.key(), one, value)) return false;
      }
      return true;
    }
    return argument != value;
  }
  if (name == "numeric") {
    if (!value.is_number()) return false;
    for (std::size_t i = 0; i < argument.size(); i += 2) {
      if (!compare(argument[i], value, argument[i + 1])) return false;
    }
    return true;
  }
  if (!value.is_string()) return false;
  const bool fold = argument.is_object() || name == "equals-ignore-case";
  std::string wanted = argument.is_object() ? argument["equals-ignore-case"] : argument;
  std::string text = value;
  if (fold) {
    wanted = lowered(wanted);
    text = lowered(text);
  }
  if (name == "prefix") return text.starts_with(wanted);
  if (name == "suffix") return text.ends_with(wanted);
  if (name == "equals-ignore-case") return text == wanted;
  return like(wanted, text);
}

inline bool accepts(const json& asked, const json& value) {
  if (!asked.is_object()) return asked == value && asked.type() == value.type();
  if (asked == json{{"exists", false}}) return false;
  return operator_accepts(asked.begin().key(), asked.begin().value(), value);
}

inline bool consistent(const std::map<int, std::size_t>& chosen, const Value& value) {
  for (const auto& [array, element] : value.elements) {
    const auto at = chosen.find(array);
    if (at != chosen.end() && at->second != element) return false;
  }
  return true;
}

using Fields = std::vector<std::pair<std::string, json>>;  ///< path, list of what is asked

/// Tries every value for field `i`; absences are asked at the end.
inline bool search(const Fields& fields, std::size_t i, const std::map<int, std::size_t>& chosen,
                   std::vector<std::string> absent, const std::vector<Value>& values) {
  if (i == fields.size()) {
    for (const auto& path : absent) {
      for (const auto& value : values) {
        if (value.path == path && consistent(chosen, value)) return false;
      }
    }
    return true;
  }
  for (const auto& asked : fields[i].second) {
    if (asked == json{{"exists", false}}) {
      auto more = absent;
      more.push_back(fields[i].first);
      if (search(fields, i + 1, chosen, more, values)) return true;
    }
    for (const auto& value : values) {
      if (value.path != fields[i].first || !accepts(asked, value.value)) continue;
      if (!consistent(chosen, value)) continue;
      auto more = chosen;
      more.insert(value.elements.begin(), value.elements.end());
      if (search(fields, i + 1, more, absent, values)) return true;
    }
  }
  return false;
}

/// Every way to take one object from each `$or`.
inline std::vector<Fields> spell_out(const json& pattern, const std::string& path) {
  std::vector<Fields> out{{}};
  for (const auto& [name, asked] : pattern.items()) {
    const auto below = path.empty() ? name : path + "." + name;
    std::vector<Fields> ways;
    if (name == "$or") {
      for (const auto& object : asked) {
        for (const auto& way : spell_out(object, path)) ways.push_back(way);
      }
    } else if (asked.is_object()) {
      ways = spell_out(asked, below);
    } else {
      ways = {{{below, asked}}};
    }
    std::vector<Fields> combined;
    for (const auto& head : out) {
      for (const auto& tail : ways) {
        combined.push_back(head);
        combined.back().insert(combined.back().end(), tail.begin(), tail.end());
      }
    }
    out = combined;
  }
  return out;
}

inline bool matches(const json& pattern, const json& event) {
  std::vector<Value> values;
  int arrays = 0;
  flatten(event, {}, arrays, values);
  for (const auto& fields : spell_out(pattern, "")) {
    if (search(fields, 0, {}, {}, values)) return true;
  }
  return false;
}

}  // namespace sagewatch::event_pattern::reference
