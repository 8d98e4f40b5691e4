#include "aws_cli/json_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file_error.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

constexpr int deepest = 100;
constexpr std::size_t largest_document = std::size_t{64} << 20U;
constexpr std::size_t longest_shown = 60;

bool blank(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Whether a caret below the line would be in the right column.
bool fits_above_a_caret(const std::string& line) {
  return line.size() <= 100 && escape_for_terminal(line) == line;
}

cfn::Place place_of(const std::string& text, std::size_t byte, int first_line) {
  const auto at = std::min(byte, text.size());
  const auto begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  const auto line = text.substr(begin, text.find('\n', begin) - begin);
  const auto above = std::count(text.begin(), text.begin() + static_cast<long>(begin), '\n');
  return {.file = {},
          .line = first_line + static_cast<int>(above),
          .column = static_cast<int>(at - begin) + 1,
          .text = fits_above_a_caret(line) ? line : std::string()};
}

}  // namespace

JsonDocuments::JsonDocuments(const std::string& file, std::istream& standard_input)
    : in_(&standard_input), name_("standard input") {
  if (!file.empty() && file != "-" && open(file)) in_ = &file_;
}

bool JsonDocuments::open(const std::string& file) {
  name_ = escape_for_terminal(file);
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    fail("E0310", fmt::format("cannot read '{}': it is a directory", name_));
    return false;
  }
  file_.open(file, std::ios::binary);
  if (!file_) fail("E0310", fmt::format("cannot read '{}': {}", name_, reason_of(errno)));
  return !failed();
}

std::optional<nlohmann::json> JsonDocuments::next() {
  if (failed() || !skip_blanks() || !collect()) return std::nullopt;
  try {
    auto document = nlohmann::json::parse(text_);
    ++count_;
    return document;
  } catch (const nlohmann::json::parse_error& error) {
    fail_at(error.byte == 0 ? 0 : error.byte - 1, "is not JSON");
  } catch (const nlohmann::json::exception&) {
    fail("E0311", fmt::format("{} has a number that is too large", name_));
  }
  return std::nullopt;
}

/// False at the end of the input, and if no object begins next.
bool JsonDocuments::skip_blanks() {
  line_ = next_line_;
  int c = in_->get();
  while (blank(c)) {
    if (c == '\n') ++line_;
    c = in_->get();
  }
  next_line_ = line_;
  if (unreadable() || c == std::istream::traits_type::eof()) return false;
  text_.assign(1, static_cast<char>(c));
  if (c == '{') return true;
  // Reads only what has already arrived: the other end may be waiting for us.
  while (text_.size() < longest_shown && in_->rdbuf()->in_avail() > 0 && in_->peek() != '\n') {
    text_ += static_cast<char>(in_->get());
  }
  fail("E0311",
       fmt::format("{} is not a JSON object: it has '{}'", name_, escape_for_terminal(text_)));
  return false;
}

/// Reads to the end of the object that begins in text_.
bool JsonDocuments::collect() {
  depth_ = 1;
  in_string_ = escaped_ = false;
  char c = 0;
  while (depth_ > 0 && in_->get(c)) {
    text_ += c;
    scan(c);
    if (depth_ > deepest)
      fail("E0311", fmt::format("{} is nested deeper than {} levels", name_, deepest));
    if (text_.size() > largest_document)
      fail("E0311", fmt::format("{} has more than 64 MiB in one document", name_));
    if (failed()) return false;
  }
  if (depth_ == 0) return true;
  if (!unreadable()) fail_at(text_.size(), "ends in the middle of a JSON document");
  return false;
}

void JsonDocuments::scan(char c) {
  if (c == '\n') ++next_line_;
  if (escaped_) {
    escaped_ = false;
  } else if (in_string_) {
    escaped_ = c == '\\';
    in_string_ = c != '"';
  } else if (c == '"') {
    in_string_ = true;
  } else if (c == '{' || c == '[') {
    ++depth_;
  } else if (c == '}' || c == ']') {
    --depth_;
  }
}

bool JsonDocuments::unreadable() {
  if (!in_->bad()) return false;
  fail("E0310", fmt::format("cannot read {}", name_));
  return true;
}

std::optional<cfn::Diagnostic> nothing_to_read(const Console& console, const std::string& file) {
  if (!console.can_ask || !file.empty()) return std::nullopt;
  return cfn::Diagnostic{.id = "E0310",
                         .message = "no input: standard input is a terminal",
                         .hint = "name a file, or pipe the output of the AWS CLI into it"};
}

void JsonDocuments::fail(std::string id, std::string message) {
  diagnostics_.push_back(
      {.id = std::move(id),
       .message = std::move(message),
       .hint = "pass the output of the AWS CLI with '--output json', as a file or through a pipe"});
}

void JsonDocuments::fail_at(std::size_t byte, const std::string& what) {
  fail("E0311", fmt::format("{} {}", name_, what));
  auto place = place_of(text_, byte, line_);
  place.file = name_;
  diagnostics_.back().place = std::move(place);
}

}  // namespace sagewatch
