#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "sagewatch/document/yaml_quotes.hpp"
#include "settings/config_entry.hpp"
#include "settings/yaml_entries.hpp"
#include "settings/yaml_text.hpp"

namespace sagewatch {
namespace {

/// The range of one entry: from its key to its last line that is neither blank nor a comment.
struct Extent {
  std::size_t begin;  ///< of the key
  std::size_t colon;  ///< the offset after the key's colon
  std::size_t end;    ///< before the line break of the last line
};

/// The comments of an entry, which are kept when its value changes.
struct Comments {
  std::string beside;                   ///< on the key's line
  std::vector<std::string> below = {};  ///< on the lines that follow
};

std::size_t line_end(std::string_view text, std::size_t at) {
  const auto newline = text.find('\n', at);
  return newline == std::string_view::npos ? text.size() : newline;
}

std::string_view without_return(std::string_view line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

bool has_content(std::string_view line) {
  const auto first = line.find_first_not_of(" \t\r");
  return first != std::string_view::npos && line[first] != '#';
}

/// The end of the document after `from`: a marker, or the end of the text.
std::size_t document_end(std::string_view text, std::size_t from) {
  for (auto at = from; at < text.size(); at = line_end(text, at) + 1) {
    const auto line = without_return(text.substr(at, line_end(text, at) - at));
    const auto rest = line.substr(std::min<std::size_t>(line.size(), 3), 1);
    if (line.starts_with("...") && (rest.empty() || rest == " " || rest == "\t")) return at;
  }
  return text.size();
}

bool begins_quoted(std::string_view text, std::size_t at) {
  return document::is_quote(text[at]) &&
         (at == 0 || std::string_view(" \t\n[,'").find(text[at - 1]) != std::string_view::npos);
}

std::size_t behind_colon(std::string_view text, const YamlEntry& entry) {
  const auto at = entry.key_mark.offset;
  const auto quoted =
      document::is_quote(text[at]) ? document::behind_quoted(text, at) : std::nullopt;
  return text.find(':', quoted.value_or(at + entry.key.size())) + 1;
}

std::size_t content_end(std::string_view text, std::size_t begin, std::size_t limit) {
  auto end = begin;
  for (auto at = begin; at < limit; at = line_end(text, at) + 1) {
    const auto line = text.substr(at, line_end(text, at) - at);
    if (has_content(line)) end = at + without_return(line).size();
  }
  return end;
}

std::vector<Extent> extents(std::string_view text, const std::vector<YamlEntry>& entries) {
  std::vector<Extent> out;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto begin = entries[i].key_mark.offset;
    const auto limit = i + 1 < entries.size()
                           ? entries[i + 1].key_mark.offset - entries[i + 1].key_mark.column
                           : document_end(text, line_end(text, begin));
    out.push_back({begin, behind_colon(text, entries[i]), content_end(text, begin, limit)});
  }
  return out;
}

/// Every comment in the value, at whose end the text is cut.
Comments comments_of(std::string_view text, const Extent& extent) {
  Comments out;
  const auto first_line_end = line_end(text, extent.begin);
  text = text.substr(0, extent.end);
  for (auto at = extent.colon; at < text.size();) {
    const bool comment =
        text[at] == '#' && std::string_view(" \t\n").find(text[at - 1]) != std::string_view::npos;
    if (begins_quoted(text, at)) {
      at = document::behind_quoted(text, at).value_or(text.size());
    } else if (comment) {
      const std::string words(without_return(text.substr(at, line_end(text, at) - at)));
      if (at < first_line_end) {
        out.beside = "  " + words;
      } else {
        out.below.push_back(words);
      }
      at = line_end(text, at);
    } else {
      ++at;
    }
  }
  return out;
}

/// The text of a file under construction, with the line breaks of the original.
class Edit {
 public:
  explicit Edit(std::string_view text)
      : text_(text), eol_(text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

  void change(const YamlEntry& entry, const Extent& extent, const SettingValue& change) {
    const auto comments = comments_of(text_, extent);
    const std::string indent(entry.key_mark.column, ' ');
    if (change.values.empty()) {
      remove(extent, indent, comments);
    } else {
      auto written = value(change, indent, comments.beside);
      for (const auto& comment : comments.below) written += eol_ + indent + comment;
      text_.replace(extent.colon, extent.end - extent.colon, written);
    }
  }

  /// Adds lines at the end of the document.
  void append(const std::vector<YamlEntry>& entries, const std::vector<SettingValue>& changes) {
    const auto from = entries.empty() ? 0 : line_end(text_, entries.back().key_mark.offset);
    const auto end = document_end(text_, from);
    const std::string indent(entries.empty() ? 0 : entries.front().key_mark.column, ' ');
    std::string lines;
    for (const auto& change : changes) {
      lines +=
          fmt::format("{}{}:{}{}", indent, change.setting->key, value(change, indent, ""), eol_);
    }
    const bool inside_line = end > 0 && text_[end - 1] != '\n' && text_ != "\xEF\xBB\xBF";
    text_.insert(end, inside_line ? eol_ + lines : lines);
  }

  const std::string& text() const { return text_; }

 private:
  /// The text after the colon: a single value on the same line, several on lines of their own.
  std::string value(const SettingValue& change, std::string_view indent,
                    std::string_view comment) const {
    std::vector<std::string> scalars;
    for (const auto& text : change.values) {
      scalars.push_back(change.setting->is_plain() ? text : yaml_scalar(text));
    }
    if (!change.setting->is_list()) return fmt::format(" {}{}", scalars.front(), comment);
    if (scalars.size() == 1) return fmt::format(" [{}]{}", scalars.front(), comment);
    std::string out(comment);
    for (const auto& scalar : scalars) out += fmt::format("{}{}  - {}", eol_, indent, scalar);
    return out;
  }

  void remove(const Extent& extent, const std::string& indent, const Comments& comments) {
    std::string left;
    if (!comments.beside.empty()) left = indent + comments.beside.substr(2) + eol_;
    for (const auto& comment : comments.below) left += fmt::format("{}{}{}", indent, comment, eol_);
    const auto begin = extent.begin - indent.size();
    const auto end = std::min(line_end(text_, extent.end) + 1, text_.size());
    text_.replace(begin, end - begin, left);
  }

  std::string text_;
  std::string eol_;
};

ConfigFile usable(std::string_view text) {
  auto file = read_config("", std::string(text));
  if (file.unusable) throw std::logic_error("settings added to a text that is not YAML");
  return file;
}

Values values_in(const ConfigFile& file, const Setting& setting) {
  const auto* found = file.find(setting);
  return found ? found->values : Values{};
}

bool is_unchanged(const ConfigFile& file, const SettingValue& change) {
  const auto* found = file.find(*change.setting);
  return found ? found->problems.empty() && found->values == change.values : change.values.empty();
}

std::string edited(std::string_view text, const std::vector<SettingValue>& changes) {
  const auto entries = read_yaml(text).entries;
  const auto where = extents(text, entries);
  auto added = changes;
  std::erase_if(added, [&](const auto& change) {
    return std::ranges::find(entries, change.setting->key, &YamlEntry::key) != entries.end();
  });
  Edit edit(text);
  if (!added.empty()) edit.append(entries, added);
  for (auto i = entries.size(); i-- > 0;) {  // from the end, so that earlier positions don't change
    const auto change = std::ranges::find(changes, entries[i].key,
                                          [](const auto& value) { return value.setting->key; });
    if (change != changes.end()) edit.change(entries[i], where[i], *change);
  }
  return edit.text();
}

/// Throws unless `after` equals `before` except for the changes.
void verify(const ConfigFile& before, const ConfigFile& after,
            const std::vector<SettingValue>& changes) {
  for (const auto& setting : settings()) {
    const auto change = std::ranges::find(changes, &setting, &SettingValue::setting);
    const auto wanted = change == changes.end() ? values_in(before, setting) : change->values;
    if (values_in(after, setting) != wanted) {
      throw std::logic_error(fmt::format("'{}' does not read back as written", setting.key));
    }
  }
}

}  // namespace

std::string with_settings(std::string_view text, const std::vector<SettingValue>& changes) {
  const auto before = usable(text);
  auto needed = changes;
  std::erase_if(needed, [&](const auto& change) { return is_unchanged(before, change); });
  if (needed.empty()) return std::string(text);
  auto out = edited(text, needed);
  verify(before, usable(out), changes);
  return out;
}

}  // namespace sagewatch
