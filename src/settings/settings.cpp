#include "settings/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

template <class T>
bool lives_in(const Setting& setting) {
  return std::holds_alternative<T Config::*>(setting.member);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The value of a member as strings.
struct Reader {
  const Config& config;

  Values operator()(std::string Config::*member) const { return optional(config.*member); }
  Values operator()(std::optional<std::string> Config::*member) const {
    return optional((config.*member).value_or(std::string()));
  }
  Values operator()(std::vector<std::string> Config::*member) const { return config.*member; }
  Values operator()(bool Config::*member) const { return {config.*member ? "true" : "false"}; }
  Values operator()(int Config::*member) const { return {std::to_string(config.*member)}; }

 private:
  static Values optional(const std::string& text) { return text.empty() ? Values{} : Values{text}; }
};

/// Stores checked strings in a member.
struct Writer {
  Config& config;
  const Values& values;

  void operator()(std::string Config::*member) const { config.*member = values.at(0); }
  void operator()(std::optional<std::string> Config::*member) const {
    config.*member = values.empty() ? std::nullopt : std::optional(values.front());
  }
  void operator()(std::vector<std::string> Config::*member) const { config.*member = values; }
  void operator()(bool Config::*member) const { config.*member = values.at(0) == "true"; }
  void operator()(int Config::*member) const { config.*member = std::stoi(values.at(0)); }
};

}  // namespace

bool Setting::is_list() const { return lives_in<std::vector<std::string>>(*this); }

bool Setting::is_plain() const { return lives_in<bool>(*this) || lives_in<int>(*this); }

bool Setting::can_be_unset() const {
  return is_list() || lives_in<std::optional<std::string>>(*this);
}

std::string Setting::flag() const { return "--" + std::string(key); }

std::string Setting::environment() const {
  std::string name("SAGEWATCH_");
  for (const char c : key) name += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
  return name;
}

const Setting* find_setting(std::string_view key) {
  const auto found = std::ranges::find(settings(), key, &Setting::key);
  return found == settings().end() ? nullptr : &*found;
}

std::vector<std::string_view> setting_keys() {
  std::vector<std::string_view> keys;
  for (const auto& setting : settings()) keys.push_back(setting.key);
  return keys;
}

Values values_of(const Setting& setting, const Config& config) {
  return std::visit(Reader{config}, setting.member);
}

void store(const Setting& setting, const Values& values, Config& config) {
  std::visit(Writer{config, values}, setting.member);
}

Values split(const Setting& setting, std::string_view text) {
  text = trimmed(text);
  if (text.empty() && setting.can_be_unset()) return {};
  if (!setting.is_list()) return {std::string(text)};
  Values out;
  while (true) {
    const auto comma = text.find(',');
    out.emplace_back(trimmed(text.substr(0, comma)));
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

cfn::Diagnostics check_values(const Setting& setting, std::string_view name, const Values& values) {
  if (values.size() > most_values) {
    return {{.id = "E0104",
             .message = fmt::format("'{}' must list at most {} values, got {}", name, most_values,
                                    values.size()),
             .hint = "name an OU that contains them all"}};
  }
  cfn::Diagnostics out;
  for (const auto& value : values) {
    const auto problem = setting.check(value);
    if (!problem) continue;
    out.push_back(
        {.id = "E0104",
         .message = fmt::format("'{}' {}, got '{}'", name, problem->must, printable(value)),
         .hint = problem->hint});
  }
  return out;
}

}  // namespace sagewatch
