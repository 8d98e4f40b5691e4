#include "json_layout.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sagewatch::cfn {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t columns = 100;

/// Appends `json` as one line. False, with a part of it appended, where it takes more than `room`.
bool add_line(std::string& out, const Json& json, std::size_t room) {
  const auto begin = out.size();
  const auto fits = [&] { return out.size() - begin <= room; };
  if (json.is_string() && json.get_ref<const std::string&>().size() > room) return false;
  if (!json.is_structured()) {
    out += json.dump();
    return fits();
  }
  out += json.is_object() ? '{' : '[';
  const char* before = "";
  for (auto item = json.begin(); item != json.end(); ++item) {
    out += before;
    before = ", ";
    if (json.is_object()) out += Json(item.key()).dump() + ": ";
    if (!fits() || !add_line(out, *item, room - (out.size() - begin))) return false;
  }
  out += json.is_object() ? '}' : ']';
  return fits();
}

bool holds_plain_values(const Json& json) {
  return json.is_array() && std::none_of(json.begin(), json.end(),
                                         [](const Json& item) { return item.is_structured(); });
}

/// Appends a list of plain values, as many on each line as have room.
void add_filled(std::string& out, const Json& list, std::size_t level) {
  out += "[";
  auto begin = std::string::npos;  // of the line
  for (const auto& item : list) {
    const auto text = item.dump();
    if (begin != std::string::npos) out += ",";
    if (begin == std::string::npos || out.size() - begin + text.size() + 2 > columns) {
      begin = out.size() + 1;
      out.append("\n").append(level + 1, ' ');
    } else {
      out += " ";
    }
    out += text;
  }
  out.append("\n").append(level, ' ') += "]";
}

/// Appends `json`, which starts at `column` of a line whose level is `level`.
void add(std::string& out, const Json& json, std::size_t level, std::size_t column) {
  const auto begin = out.size();
  if (column < columns && add_line(out, json, columns - column)) return;
  out.resize(begin);
  if (!json.is_structured() || json.empty()) {
    out += json.dump();
    return;
  }
  if (holds_plain_values(json)) {
    add_filled(out, json, level);
    return;
  }
  out += json.is_object() ? '{' : '[';
  const char* before = "\n";
  for (auto item = json.begin(); item != json.end(); ++item) {
    out.append(before).append(level + 1, ' ');
    before = ",\n";
    const auto start = out.size() - (level + 1);
    if (json.is_object()) out += Json(item.key()).dump() + ": ";
    add(out, *item, level + 1, out.size() - start + 1);
  }
  out.append("\n").append(level, ' ') += json.is_object() ? '}' : ']';
}

}  // namespace

std::string laid_out(const Json& json) {
  std::string out;
  add(out, json, 0, 0);
  return out;
}

}  // namespace sagewatch::cfn
