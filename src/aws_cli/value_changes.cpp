#include "aws_cli/value_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "aws_cli/template_references.hpp"
#include "base/json_fields.hpp"
#include "base/returned_texts.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;
using Changes = std::vector<PropertyChange>;

void compare(const json& before, const json& after, const std::string& path, Changes& out);

std::optional<std::string> text_where_there(const json& value) {
  if (value.is_null()) return std::nullopt;
  return value_text(value);
}

void add_change(const json& before, const json& after, const std::string& path, Changes& out) {
  out.push_back({.path = path,
                 .before = text_where_there(before),
                 .after = text_where_there(after),
                 .cause = {}});
}

std::string below(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "/" + key;
}

void compare_members(const json& before, const json& after, const std::string& path, Changes& out) {
  for (const auto& [key, value] : before.items()) {
    const auto found = after.find(key);
    compare(value, found == after.end() ? json() : *found, below(path, key), out);
  }
  for (const auto& [key, value] : after.items()) {
    if (!before.contains(key)) compare(json(), value, below(path, key), out);
  }
}

/// The common prefix of two sequences and, after it, their common suffix.
struct Common {
  std::size_t head = 0;
  std::size_t tail = 0;
};

template <class Items>
Common common(const Items& before, const Items& after) {
  const auto shorter = std::min(before.size(), after.size());
  Common out;
  while (out.head < shorter && before[out.head] == after[out.head]) ++out.head;
  while (out.head + out.tail < shorter &&
         before[before.size() - 1 - out.tail] == after[after.size() - 1 - out.tail])
    ++out.tail;
  return out;
}

void compare_items(const json& before, const json& after, const std::string& path, Changes& out) {
  const auto same = common(before, after);
  const auto last = std::max(before.size(), after.size()) - same.tail;
  const auto item = [&](const json& list, std::size_t i) {
    return i + same.tail < list.size() ? list[i] : json();
  };
  for (auto i = same.head; i < last; ++i) {
    compare(item(before, i), item(after, i), below(path, std::to_string(i)), out);
  }
}

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

/// The lines from the first to the last that differ, without the last line break.
std::optional<std::string> differing(const Lines& lines, const Common& same) {
  std::string out;
  for (auto i = same.head; i + same.tail < lines.size(); ++i) out += lines[i];
  if (out.empty()) return std::nullopt;
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

void compare_lines(const std::string& before, const std::string& after, const std::string& path,
                   Changes& out) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  const auto same = common(old_lines, new_lines);
  out.push_back({.path = fmt::format("{} (line {})", path, same.head + 1),
                 .before = differing(old_lines, same),
                 .after = differing(new_lines, same),
                 .cause = {}});
}

bool has_lines(const std::string& text) {
  const auto end = text.find('\n');
  return end != std::string::npos && end + 1 < text.size();
}

/// The JSON object or list in a string; null if there is none.
json json_in(const std::string& text) {
  const bool may_be = text.starts_with('{') || text.starts_with('[');
  return may_be ? embedded_json(text) : json();
}

void compare_texts(const std::string& before, const std::string& after, const std::string& path,
                   Changes& out) {
  if (is_same_json(before, after)) return;
  auto old_json = json_in(before);
  const auto new_json = json_in(after);
  restore_texts(old_json, new_json);
  if (!old_json.is_null() && !new_json.is_null()) {
    compare(old_json, new_json, path, out);
  } else if (has_lines(before) && has_lines(after)) {
    compare_lines(before, after, path, out);
  } else {
    add_change(before, after, path, out);
  }
}

void compare(const json& before, const json& after, const std::string& path, Changes& out) {
  if (before == after) return;
  const auto old_text = pattern_of(before);
  const auto new_text = pattern_of(after);
  if (old_text && new_text) {
    compare_texts(*old_text, *new_text, path, out);
  } else if (!old_text && !new_text && before.is_object() && after.is_object()) {
    compare_members(before, after, path, out);
  } else if (before.is_array() && after.is_array()) {
    compare_items(before, after, path, out);
  } else {
    add_change(before, after, path, out);
  }
}

}  // namespace

Changes value_changes(const json& before, const json& after, const std::string& path) {
  Changes out;
  compare(before, after, path, out);
  return out;
}

std::string value_text(const json& value) {
  if (auto pattern = pattern_of(value)) return *pattern;
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace sagewatch
