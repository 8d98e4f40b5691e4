#include "yaml_entries.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "sagewatch/solution/plain_text.hpp"
#include "yaml_quotes.hpp"

namespace sagewatch::solution {
namespace {

constexpr int deepest = 8;
constexpr int most_nodes = 4000;
constexpr std::size_t longest_quoted_line = 200;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // yaml-cpp doesn't count it
constexpr auto one_a_line = "write one 'KEY: VALUE' a line, the key at its beginning";

/// Thrown out of the parser by the handler below; never leaves this file.
struct Refused {
  YamlRefusal refusal;
};

class LineStarts {
 public:
  explicit LineStarts(std::string_view text)
      : starts_{text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0},
        size_(text.size()) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') starts_.push_back(at + 1);
    }
  }

  /// yaml-cpp's lines and columns count from 0, columns in bytes; a null mark is the beginning.
  Mark mark(const YAML::Mark& mark) const {
    if (mark.is_null()) return {};
    const auto line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
    const auto column = static_cast<std::size_t>(mark.column);
    return {line, column, std::min(starts_[line] + column, size_)};
  }

  /// The first line that begins with `c`.
  std::optional<Mark> beginning_with(std::string_view text, char c) const {
    const auto found = std::ranges::find_if(
        starts_, [&](std::size_t start) { return text.substr(start).starts_with(c); });
    if (found == starts_.end()) return std::nullopt;
    return Mark{static_cast<std::size_t>(found - starts_.begin()), 0, *found};
  }

 private:
  std::vector<std::size_t> starts_;
  std::size_t size_;
};

using Shape = YamlEntry::Shape;

/// Gathers the entries of the top mapping from the parser's events, without ever building a tree.
class Gatherer final : public YAML::EventHandler {
 public:
  Gatherer(std::string_view text, const LineStarts& lines) : text_(text), lines_(lines) {}

  std::vector<YamlEntry> entries;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse(mark, "holds several YAML documents", "leave one of them");
  }
  void OnDocumentEnd() override {}

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "uses a YAML alias", "write the value out");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    plain_only(mark, {}, anchor);
    if (depth_ > 0) {
      scalar(mark, std::nullopt);
    } else if (!blank_but_for_markers()) {
      refuse(mark, "is not a mapping at its top", one_a_line);
    }
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    plain_only(mark, tag, anchor);
    if (depth_ == 0) refuse(mark, "is not a mapping at its top", one_a_line);
    if (tag == "!") closed(mark);
    scalar(mark, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    plain_only(mark, tag, anchor);
    if (depth_ == 0) refuse(mark, "is a list, not a mapping, at its top", one_a_line);
    collection(mark, Shape::list);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    plain_only(mark, tag, anchor);
    if (depth_ == 0 && style == YAML::EmitterStyle::Flow) {
      refuse(mark, "is a mapping in braces at its top", one_a_line);
    }
    collection(mark, Shape::mapping);
  }
  void OnSequenceEnd() override { --depth_; }
  void OnMapEnd() override { --depth_; }

 private:
  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message, std::string hint) const {
    throw Refused{{std::move(message), std::move(hint), lines_.mark(mark)}};
  }

  void plain_only(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) refuse(mark, "uses a YAML anchor", "take the anchor away");
    const bool tagged = !tag.empty() && tag != "?" && tag != "!";
    if (tagged) refuse(mark, "uses a YAML tag", "take the tag away: settings know their types");
  }

  /// yaml-cpp takes a line end at the end of the text for a missing quote.
  void closed(const YAML::Mark& mark) const {
    const auto at = lines_.mark(mark).offset;
    if (at >= text_.size() || !is_quote(text_[at]) || behind_quoted(text_, at)) return;
    refuse(mark, "has a quote that is never closed", "close it");
  }

  /// Whether nothing but blanks, comments and document markers stands in the text.
  bool blank_but_for_markers() const {
    std::istringstream lines{std::string(text_)};
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("---") || line.starts_with("...")) line.erase(0, 3);
      const auto first = line.find_first_not_of(" \t\r");
      if (first != std::string::npos && line[first] != '#') return false;
    }
    return true;
  }

  void key(const YAML::Mark& mark, const std::optional<std::string>& text) {
    if (!text) refuse(mark, "has a key that is not text", one_a_line);
    const auto at = lines_.mark(mark);
    const auto before = text_.substr(at.offset - at.column, at.column);
    if (before.find_first_not_of(' ') != std::string_view::npos) {
      refuse(mark, fmt::format("has the key '{}' inside a line", printable(*text)), one_a_line);
    }
    entries.push_back({.key = *text, .key_mark = at, .value_mark = at});
    expects_value_ = true;
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ <= most_nodes) return;
    refuse(mark, fmt::format("holds more than {} keys and values", most_nodes),
           "a configuration is a few lines: is this the right file?");
  }

  void scalar(const YAML::Mark& mark, const std::optional<std::string>& text) {
    count(mark);
    if (depth_ == 1 && !expects_value_) return key(mark, text);
    if (depth_ == 1) begin_value(mark, text ? Shape::scalar : Shape::null);
    const bool belongs = depth_ == 1 ? text.has_value() : depth_ == 2;
    if (belongs && entries.back().shape != Shape::mapping) {
      entries.back().items.push_back({text, lines_.mark(mark)});
    }
  }

  void collection(const YAML::Mark& mark, Shape shape) {
    count(mark);
    if (depth_ == 1 && !expects_value_) key(mark, std::nullopt);
    if (depth_ == 1) begin_value(mark, shape);
    if (depth_ == 2 && entries.back().shape == Shape::list) {
      entries.back().items.push_back({std::nullopt, lines_.mark(mark)});
    }
    if (++depth_ > deepest) {
      refuse(mark, fmt::format("is nested deeper than {} levels", deepest), one_a_line);
    }
  }

  void begin_value(const YAML::Mark& mark, Shape shape) {
    entries.back().shape = shape;
    if (shape != Shape::null) entries.back().value_mark = lines_.mark(mark);
    expects_value_ = false;
  }

  std::string_view text_;
  const LineStarts& lines_;
  int documents_ = 0;
  int depth_ = 0;
  int nodes_ = 0;
  bool expects_value_ = false;
};

void parse(std::string_view text, Gatherer& gatherer) {
  std::istringstream stream{std::string(text)};
  YAML::Parser parser(stream);
  while (parser.HandleNextDocument(gatherer)) {
  }
}

}  // namespace

YamlEntries read_yaml(std::string_view text) {
  const LineStarts lines(text);
  if (const auto directive = lines.beginning_with(text, '%')) {
    return {{}, YamlRefusal{"uses a YAML directive", "take the line away", *directive}};
  }
  Gatherer gatherer(text, lines);
  try {
    parse(text, gatherer);
    return {std::move(gatherer.entries), std::nullopt};
  } catch (const Refused& refused) {
    return {{}, refused.refusal};
  } catch (const YAML::Exception& error) {
    return {
        {},
        YamlRefusal{fmt::format("is not YAML: {}", error.msg), one_a_line, lines.mark(error.mark)}};
  }
}

cfn::Place place_of(const std::string& name, std::string_view text, const Mark& mark) {
  const auto begin = mark.offset - mark.column;
  auto line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto column = std::min(mark.column, line.size());
  auto quoted = line;
  if (line.size() > longest_quoted_line) quoted = line.substr(0, longest_quoted_line);
  while (quoted.size() < line.size() && width(line.substr(quoted.size(), 1)) == 0) {
    quoted.remove_suffix(1);
  }
  const bool clipped = quoted.size() < line.size();
  return {.file = name,
          .line = static_cast<int>(mark.line) + 1,
          .column = static_cast<int>(width(line.substr(0, column))) + 1,
          .text = column > quoted.size() ? "" : std::string(quoted) + (clipped ? "..." : "")};
}

}  // namespace sagewatch::solution
