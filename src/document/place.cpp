#include "sagewatch/document/place.hpp"

#include <algorithm>

#include "sagewatch/document/utf8.hpp"

namespace sagewatch::document {
namespace {

constexpr std::size_t longest_quoted_line = 200;
constexpr std::size_t block = 1024;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !continues_character(c); }));
}

/// The beginning of a long line, cut between two characters.
std::string_view beginning(std::string_view line) {
  auto end = std::min(line.size(), longest_quoted_line);
  while (end > 0 && end < line.size() && continues_character(line[end])) --end;
  return line.substr(0, end);
}

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The line as a place quotes it; nothing if the column is beyond the quoted part.
std::string quotation(std::string_view line, std::size_t column) {
  const auto quoted = beginning(line);
  if (column > quoted.size()) return "";
  return std::string(quoted) + (quoted.size() < line.size() ? "..." : "");
}

}  // namespace

LineStarts::LineStarts(std::string_view text)
    : starts_{text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0}, size_(text.size()) {
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts_.push_back(at + 1);
  }
  std::size_t sum = 0;
  for (std::size_t at = 0; at <= size_; at += block) {
    characters_.push_back(sum);
    sum += characters(text.substr(at, block));
  }
}

Mark LineStarts::mark(std::size_t offset) const {
  offset = std::clamp(offset, starts_.front(), size_);
  const auto behind = std::ranges::upper_bound(starts_, offset);
  const auto line = static_cast<std::size_t>(behind - starts_.begin()) - 1;
  return {line, offset - starts_[line], offset};
}

Mark LineStarts::mark(std::size_t line, std::size_t column) const {
  line = std::min(line, starts_.size() - 1);
  return {line, column, std::min(starts_[line] + column, size_)};
}

Mark mark_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n'));
  const auto newline = before.rfind('\n');
  const auto begin = newline == std::string_view::npos ? 0 : newline + 1;
  return {line, offset - begin, offset};
}

std::size_t LineStarts::characters_before(std::string_view text, std::size_t offset) const {
  const auto whole = offset / block;
  return characters_[whole] + characters(text.substr(whole * block, offset - whole * block));
}

std::size_t LineStarts::byte_of(std::string_view text, std::size_t character) const {
  const auto behind = std::ranges::upper_bound(characters_, character);
  const auto index = static_cast<std::size_t>(behind - characters_.begin()) - 1;
  auto at = index * block;
  for (auto seen = characters_[index]; at < text.size(); ++at) {
    if (!continues_character(text[at]) && seen++ == character) break;
  }
  return at;
}

cfn::Place LineStarts::place(const std::string& name, std::string_view text,
                             std::size_t offset) const {
  const auto at = mark(offset);
  const auto begin = starts_[at.line];
  const auto end = at.line + 1 < starts_.size() ? starts_[at.line + 1] - 1 : size_;
  const auto line = without_return(text.substr(begin, end - begin));
  const auto column = std::min(at.column, line.size());
  const auto before = characters_before(text, begin + column) - characters_before(text, begin);
  return {.file = name,
          .line = static_cast<int>(at.line) + 1,
          .column = static_cast<int>(before) + 1,
          .text = quotation(line, column)};
}

cfn::Place place_of(const std::string& name, std::string_view text, const Mark& mark) {
  const auto begin = mark.offset - std::min(mark.offset, mark.column);
  const auto line = without_return(text.substr(begin, text.find('\n', begin) - begin));
  const auto column = std::min(mark.column, line.size());
  return {.file = name,
          .line = static_cast<int>(mark.line) + 1,
          .column = static_cast<int>(characters(line.substr(0, column))) + 1,
          .text = quotation(line, column)};
}

}  // namespace sagewatch::document
