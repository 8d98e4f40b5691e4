#include "settings/yaml_entries.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/node/node.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "base/plain_text.hpp"
#include "sagewatch/document/yaml_quotes.hpp"

namespace sagewatch {
namespace {

constexpr int deepest = 8;
constexpr int most_nodes = 4000;
constexpr auto one_a_line = "write one 'KEY: VALUE' per line, with the key at its beginning";

/// Thrown through the parser by the handler below; never leaves this file.
struct Refused {
  YamlRefusal refusal;
};

/// The position that yaml-cpp reports; a null mark is the beginning.
Mark mark_of(const document::LineStarts& lines, const YAML::Mark& mark) {
  if (mark.is_null()) return {};
  return lines.mark(static_cast<std::size_t>(mark.line), static_cast<std::size_t>(mark.column));
}

/// The first line that begins with `c`.
std::optional<Mark> beginning_with(const document::LineStarts& lines, std::string_view text,
                                   char c) {
  const auto& starts = lines.starts();
  const auto found = std::ranges::find_if(
      starts, [&](std::size_t start) { return text.substr(start).starts_with(c); });
  if (found == starts.end()) return std::nullopt;
  return Mark{static_cast<std::size_t>(found - starts.begin()), 0, *found};
}

using Shape = YamlEntry::Shape;

/// Collects the entries of the top-level mapping from the parser's events, without building a tree.
class Gatherer final : public YAML::EventHandler {
 public:
  Gatherer(std::string_view text, const document::LineStarts& lines) : text_(text), lines_(lines) {}

  std::vector<YamlEntry> entries;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse(mark, "holds several YAML documents", "keep only one");
  }
  void OnDocumentEnd() override {}

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "uses a YAML alias", "repeat the value");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    plain_only(mark, {}, anchor);
    if (depth_ > 0) {
      scalar(mark, std::nullopt);
    } else if (!blank_but_for_markers()) {
      refuse(mark, "is not a mapping at the top level", one_a_line);
    }
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    plain_only(mark, tag, anchor);
    if (depth_ == 0) refuse(mark, "is not a mapping at the top level", one_a_line);
    if (tag == "!") closed(mark);
    scalar(mark, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    plain_only(mark, tag, anchor);
    if (depth_ == 0) refuse(mark, "is a list, not a mapping, at the top level", one_a_line);
    collection(mark, Shape::list);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    plain_only(mark, tag, anchor);
    if (depth_ == 0 && style == YAML::EmitterStyle::Flow) {
      refuse(mark, "is a mapping in braces at the top level", one_a_line);
    }
    collection(mark, Shape::mapping);
  }
  void OnSequenceEnd() override { --depth_; }
  void OnMapEnd() override { --depth_; }

 private:
  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message, std::string hint) const {
    throw Refused{{std::move(message), std::move(hint), mark_of(lines_, mark)}};
  }

  void plain_only(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) refuse(mark, "uses a YAML anchor", "remove the anchor");
    const bool tagged = !tag.empty() && tag != "?" && tag != "!";
    if (tagged) refuse(mark, "uses a YAML tag", "remove the tag: the types of settings are known");
  }

  /// yaml-cpp accepts a line break at the end of the text in place of a missing quote.
  void closed(const YAML::Mark& mark) const {
    const auto at = mark_of(lines_, mark).offset;
    if (at >= text_.size() || !document::is_quote(text_[at]) || document::behind_quoted(text_, at))
      return;
    refuse(mark, "has a quote that is never closed", "close it");
  }

  /// Whether the text has nothing but white space, comments and document markers.
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
    if (!text) refuse(mark, "has a key that is not a string", one_a_line);
    const auto at = mark_of(lines_, mark);
    const auto before = text_.substr(at.offset - at.column, at.column);
    if (before.find_first_not_of(' ') != std::string_view::npos) {
      refuse(mark, fmt::format("has the key '{}' in the middle of a line", printable(*text)),
             one_a_line);
    }
    entries.push_back({.key = *text, .key_mark = at, .value_mark = at});
    expects_value_ = true;
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ <= most_nodes) return;
    refuse(mark, fmt::format("has more than {} keys and values", most_nodes),
           "a configuration has only a few lines: is this the right file?");
  }

  void scalar(const YAML::Mark& mark, const std::optional<std::string>& text) {
    count(mark);
    if (depth_ == 1 && !expects_value_) return key(mark, text);
    if (depth_ == 1) begin_value(mark, text ? Shape::scalar : Shape::null);
    const bool belongs = depth_ == 1 ? text.has_value() : depth_ == 2;
    if (belongs && entries.back().shape != Shape::mapping) {
      entries.back().items.push_back({text, mark_of(lines_, mark)});
    }
  }

  void collection(const YAML::Mark& mark, Shape shape) {
    count(mark);
    if (depth_ == 1 && !expects_value_) key(mark, std::nullopt);
    if (depth_ == 1) begin_value(mark, shape);
    if (depth_ == 2 && entries.back().shape == Shape::list) {
      entries.back().items.push_back({std::nullopt, mark_of(lines_, mark)});
    }
    if (++depth_ > deepest) {
      refuse(mark, fmt::format("is nested deeper than {} levels", deepest), one_a_line);
    }
  }

  void begin_value(const YAML::Mark& mark, Shape shape) {
    entries.back().shape = shape;
    if (shape != Shape::null) entries.back().value_mark = mark_of(lines_, mark);
    expects_value_ = false;
  }

  std::string_view text_;
  const document::LineStarts& lines_;
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
  const document::LineStarts lines(text);
  if (const auto directive = beginning_with(lines, text, '%')) {
    return {{}, YamlRefusal{"uses a YAML directive", "remove the line", *directive}};
  }
  Gatherer gatherer(text, lines);
  try {
    parse(text, gatherer);
    return {std::move(gatherer.entries), std::nullopt};
  } catch (const Refused& refused) {
    return {{}, refused.refusal};
  } catch (const YAML::Exception& error) {
    return {{},
            YamlRefusal{fmt::format("is not YAML: {}", error.msg), one_a_line,
                        mark_of(lines, error.mark)}};
  }
}

}  // namespace sagewatch
