#include "cli/scripts/script_arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

#include "base/plain_text.hpp"
#include "cli/scripts/script_help.hpp"
#include "sagewatch/document/suggest.hpp"
#include "settings/settings.hpp"

namespace sagewatch {
namespace {

bool takes(const Script& script, const Setting& setting) {
  if (script.settings == ScriptSettings::all) return true;
  return script.settings == ScriptSettings::deployment && is_for(setting, script.kind);
}

std::vector<ScriptOption> options_of(const Script& script, std::vector<std::string>& flags) {
  auto options = script.options;
  for (const auto& setting : settings()) {
    if (takes(script, setting)) flags.push_back(setting.flag());
  }
  for (const auto& flag : flags) options.push_back({flag, "VALUE", "", "setting_flags"});
  return options;
}

bool has_part(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// An AWS CLI that gets the value as it is could take it for an option, or read a file of that
/// name.
std::string misleading(std::string_view flag, std::string_view value) {
  const bool reaches_aws = has_part(flag, "-profile") || has_part(flag, "region") ||
                           flag == "--stack" || flag == "--queue-url" || flag == "--operation";
  if (!reaches_aws) return "";
  if (value.starts_with("-") || has_part(value, ",-")) {
    return "begins with '-', like an option of the AWS CLI";
  }
  if (value.starts_with("file:") || value.starts_with("fileb:")) {
    return "would be read as a file by the AWS CLI";
  }
  return "";
}

/// "monitoring, management or workload"
std::string choice(std::string_view words) {
  std::string out(words);
  if (const auto last = out.rfind(' '); last != std::string::npos) out.replace(last, 1, " or ");
  for (auto at = out.find(' '); at < out.rfind(" or "); at = out.find(' ', at + 2)) {
    out.replace(at, 1, ", ");
  }
  return out;
}

bool is_one_of(std::string_view value, std::string_view words) {
  std::istringstream in{std::string(words)};
  for (std::string word; in >> word;) {
    if (word == value) return true;
  }
  return false;
}

/// What is wrong with the value; empty if nothing is.
std::string wrong_value(const ScriptOption& option, std::string_view value) {
  if (const auto why = misleading(option.flag, value); !why.empty()) {
    return fmt::format("{}: '{}' {}", option.flag, printable(value), why);
  }
  if (!option.one_of.empty() && !is_one_of(value, option.one_of)) {
    return fmt::format("{} must be {}, not '{}'", option.flag, choice(option.one_of),
                       printable(value));
  }
  if (option.is_valid != nullptr && !option.is_valid(value)) {
    return fmt::format("{} must be {}, not '{}'", option.flag, option.must_be, printable(value));
  }
  return "";
}

class ArgumentReader {
 public:
  ArgumentReader(const Script& script, const std::string& command)
      : script_(script), command_(command), options_(options_of(script, flags_)) {}

  std::variant<std::vector<Given>, cfn::Diagnostic> read(std::vector<std::string> arguments) {
    rest_ = std::move(arguments);
    while (!rest_.empty() && !wrong_) {
      if (rest_.front() == "-h" || rest_.front() == "--help") {
        return std::vector<Given>{{"help", help_of(script_)}};
      }
      read_one();
    }
    for (const auto& option : options_) {
      if (!wrong_ && option.required && !seen_.contains(option.flag)) {
        refuse(fmt::format("{} is required", option.flag));
      }
    }
    if (wrong_) return *wrong_;
    return std::move(given_);
  }

 private:
  void read_one() {
    split_equals();
    const auto flag = rest_.front();
    const auto option = std::ranges::find(options_, flag, &ScriptOption::flag);
    if (option == options_.end()) return refuse_unknown(flag);
    rest_.erase(rest_.begin());
    const bool has_value = !rest_.empty() && !rest_.front().starts_with("--");
    if (option->value.empty() || (option->value.starts_with("[") && !has_value)) {
      given_.push_back({std::string(option->variable), flag});
    } else if (!has_value) {
      refuse(fmt::format("{} needs a value", flag));
    } else {
      take(*option, rest_.front());
      rest_.erase(rest_.begin());
    }
  }

  /// "--flag=VALUE" as two arguments.
  void split_equals() {
    const auto argument = rest_.front();
    const auto equals = argument.find('=');
    if (!argument.starts_with("--") || equals == std::string::npos) return;
    rest_.front() = argument.substr(0, equals);
    rest_.insert(rest_.begin() + 1, argument.substr(equals + 1));
  }

  void take(const ScriptOption& option, const std::string& value) {
    if (const auto wrong = wrong_value(option, value); !wrong.empty()) return refuse(wrong);
    if (!seen_.insert(option.flag).second && !option.repeatable) {
      return refuse(fmt::format("{} is given more than once", option.flag));
    }
    const std::string variable(option.variable);
    if (variable.ends_with("_flags") || option.value.starts_with("[")) {
      given_.push_back({variable, std::string(option.flag)});
    }
    if (option.flag == "--name-prefix") {
      given_.push_back({"prefix_flags", std::string(option.flag)});
      given_.push_back({"prefix_flags", value});
    }
    given_.push_back({option.value.starts_with("[") ? variable + "_of" : variable, value});
  }

  void refuse_unknown(const std::string& flag) {
    std::vector<std::string_view> candidates;
    for (const auto& option : options_) candidates.push_back(option.flag);
    wrong_ = cfn::Diagnostic{.id = "E0001",
                             .message = fmt::format("unknown option '{}'", printable(flag)),
                             .hint = document::did_you_mean(flag, candidates, hint())};
  }

  void refuse(const std::string& message) {
    wrong_ = cfn::Diagnostic{.id = "E0002", .message = message, .hint = hint()};
  }

  std::string hint() const { return fmt::format("'{} --help' lists the options", command_); }

  const Script& script_;
  const std::string& command_;
  std::vector<std::string> flags_;
  std::vector<ScriptOption> options_;
  std::vector<std::string> rest_;
  std::set<std::string_view> seen_;
  std::vector<Given> given_;
  std::optional<cfn::Diagnostic> wrong_;
};

}  // namespace

std::variant<std::vector<Given>, cfn::Diagnostic> read_script_arguments(
    const Script& script, const std::string& command, std::vector<std::string> arguments) {
  return ArgumentReader(script, command).read(std::move(arguments));
}

}  // namespace sagewatch
