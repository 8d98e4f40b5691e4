#include "cli/settings_help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sstream>

namespace sagewatch {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t indent = 36;

/// The words on lines; the first begins at `at`, the others at `indent`.
std::string folded(std::string_view text, std::size_t at) {
  std::istringstream words{std::string(text)};
  std::string out;
  std::string word;
  while (words >> word) {
    if (at > indent && at + 1 + word.size() > columns) {
      out += '\n' + std::string(indent, ' ');
      at = indent;
    } else if (at > indent) {
      out += ' ';
      ++at;
    }
    out += word;
    at += word.size();
  }
  return out;
}

}  // namespace

std::string description(const Setting& setting) {
  const auto fallback = values_of(setting, Config{});
  if (fallback.empty()) return std::string(setting.question);
  return fmt::format("{} (default: {})", setting.question, fmt::join(fallback, ","));
}

std::string type_name(const Setting& setting) {
  if (setting.is_list()) return "LIST";
  const auto fallback = values_of(setting, Config{});
  if (fallback.empty()) return "TEXT";
  if (!setting.is_plain()) return "TEXT";
  return std::holds_alternative<bool Config::*>(setting.member) ? "true|false" : "NUMBER";
}

std::string option_help(std::string flag, std::string_view meaning) {
  flag.insert(0, "  ");
  if (flag.size() >= indent) flag += '\n' + std::string(indent, ' ');
  return fmt::format("{:{}}{}\n", flag, indent, folded(meaning, indent));
}

std::string settings_help(StackKind stack) {
  std::string out;
  for (const auto& setting : settings()) {
    if (!is_for(setting, stack)) continue;
    out +=
        option_help(fmt::format("{} {}", setting.flag(), type_name(setting)), description(setting));
  }
  return out;
}

}  // namespace sagewatch
