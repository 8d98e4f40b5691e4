#include "dynamic_label.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "cursor.hpp"

namespace sagewatch::language {
namespace {

constexpr std::array<std::string_view, 20> label_values{"AVG",
                                                        "DATAPOINT_COUNT",
                                                        "FIRST",
                                                        "FIRST_LAST_RANGE",
                                                        "FIRST_LAST_TIME_RANGE",
                                                        "FIRST_TIME",
                                                        "FIRST_TIME_RELATIVE",
                                                        "LABEL",
                                                        "LAST",
                                                        "LAST_TIME",
                                                        "LAST_TIME_RELATIVE",
                                                        "MAX",
                                                        "MAX_TIME",
                                                        "MAX_TIME_RELATIVE",
                                                        "MIN",
                                                        "MIN_MAX_RANGE",
                                                        "MIN_MAX_TIME_RANGE",
                                                        "MIN_TIME",
                                                        "MIN_TIME_RELATIVE",
                                                        "SUM"};
constexpr std::array<std::string_view, 7> label_properties{
    "AccountId", "AccountLabel", "MetricName", "Namespace", "Period", "Region", "Stat"};
constexpr std::string_view unknown_part = "${}";
constexpr int most_values = 5;

bool is_property(std::string_view text) {
  constexpr std::string_view dimension = "Dim.";
  return std::ranges::find(label_properties, text) != label_properties.end() ||
         (text.starts_with(dimension) && text.size() > dimension.size());
}

/// The content of the quotes in "PROP('…')"; empty for anything else.
std::string_view property_in(std::string_view value) {
  constexpr std::string_view begin = "PROP(";
  if (!value.starts_with(begin) || !value.ends_with(')')) return {};
  value = value.substr(begin.size(), value.size() - begin.size() - 1);
  const bool quoted = value.size() > 2 && value.front() == value.back() &&
                      (value.front() == '\'' || value.front() == '"');
  return quoted ? value.substr(1, value.size() - 2) : std::string_view();
}

bool is_value(std::string_view text) {
  return std::ranges::find(label_values, text) != label_values.end() ||
         is_property(property_in(text));
}

class LabelReader {
 public:
  explicit LabelReader(std::string_view text) : cursor_(text) {}

  Problems read() {
    while (find_next()) value();
    return std::move(problems_);
  }

 private:
  bool find_next();
  void value();
  std::string content();
  void add(std::size_t offset, std::string message) {
    problems_.push_back({offset, std::move(message)});
  }

  Cursor cursor_;
  int count_ = 0;
  bool has_label_ = false;
  Problems problems_ = {};
};

/// Moves to the next dynamic value.
bool LabelReader::find_next() {
  while (!cursor_.at_end()) {
    if (cursor_.accept(unknown_part)) continue;
    if (cursor_.at_unknown()) return true;
    cursor_.advance();
  }
  return false;
}

/// The content of the braces, with '?' for unknown parts.
std::string LabelReader::content() {
  std::string out;
  while (!cursor_.at_end() && cursor_.peek() != '}') {
    const bool gap = cursor_.rest().starts_with(unknown_part);
    out += gap ? '?' : cursor_.peek();
    cursor_.advance(gap ? unknown_part.size() : 1);
  }
  return out;
}

void LabelReader::value() {
  const auto offset = cursor_.offset();
  cursor_.advance(2);
  const auto text = content();
  if (!cursor_.accept("}")) return add(offset, "'${' is not closed with '}'");
  if (!is_value(text) && text.find('?') == std::string::npos) {
    add(offset, fmt::format("labels have no dynamic value ${{{}}}", text));
  }
  if (++count_ == most_values + 1) {
    add(offset, fmt::format("a label has at most {} dynamic values", most_values));
  }
  if (text != "LABEL") return;
  if (has_label_) add(offset, "a label can have ${LABEL} only once");
  has_label_ = true;
}

}  // namespace

Problems read_dynamic_label(std::string_view text) { return LabelReader(text).read(); }

}  // namespace sagewatch::language
