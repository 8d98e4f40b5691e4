#include "cli/config_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <ostream>

#include "settings/config_table.hpp"

namespace sagewatch {
namespace {

bool is_fixed(const Resolved& resolved, const Setting& setting) {
  const auto origin = resolved.source_of(setting).origin;
  return origin == Origin::flag || origin == Origin::environment;
}

bool is_missing(const Resolved& resolved, Subject subject, const Setting& setting) {
  return std::ranges::count(missing(subject.stack, resolved.config, subject.reach), &setting) > 0;
}

void print_question(Console& console, const Setting& setting, const Values& offered, bool needed) {
  console.err << console.err_style(Tone::strong, setting.question) << '\n';
  console.err << fmt::format("  for example {}", setting.example);
  if (!offered.empty()) {
    console.err << fmt::format("; Enter keeps the value in brackets{}\n[{}]",
                               setting.can_be_unset() ? ", - clears it" : "", joined(offered));
  } else {
    console.err << (needed ? "\n" : "; Enter for none\n");
  }
  console.err << (offered.empty() ? "> " : " > ") << std::flush;
}

cfn::Diagnostic ended(const Setting& setting) {
  return {.id = "E0113",
          .message = fmt::format("the input ended before '{}' was answered; nothing was written",
                                 setting.key),
          .hint = fmt::format("answer every question, or give {} VALUE", setting.flag())};
}

/// The configuration with this answer.
Resolved with_answer(const Resolved& resolved, const Setting& setting, const Values& values) {
  auto out = resolved;
  store(setting, values, out.config);
  *std::ranges::find(out.sources, &setting, &Source::setting) = {&setting, Origin::answer,
                                                                 "answer"};
  return out;
}

/// Problems with an answer whose individual values are valid: it is required and missing, or
/// contradicts another setting.
cfn::Diagnostics problems_with(const Resolved& answered, Subject subject, const Setting& setting) {
  if (is_missing(answered, subject, setting)) {
    return {{.id = "E0109",
             .message = fmt::format("'{}' is required", setting.key),
             .hint = fmt::format("give it, for example {}", setting.example)}};
  }
  auto out = contradictions(answered);
  const auto name = fmt::format("'{}' ", setting.key);
  std::erase_if(out, [&](const auto& diagnostic) { return !diagnostic.message.starts_with(name); });
  return out;
}

/// Whether the answer is doubted, which is reported; the same answer again is taken.
bool is_doubted(Console& console, Subject subject, const Setting& setting, const Values& values,
                Values& doubted) {
  auto doubts = doubts_about(setting, values, subject.known_profiles);
  if (doubts.empty() || values == doubted) return false;
  doubts.back().hint += "; to insist, give the same answer again";
  report(console, doubts);
  doubted = values;
  return true;
}

/// Takes one line as the answer. Returns the configuration with it, or nothing if the question must
/// be asked again.
std::optional<Resolved> accept(Console& console, Subject subject, const Resolved& resolved,
                               const Setting& setting, const std::string& line, Values& doubted) {
  auto values = split(setting, line);
  const bool nothing = line.find_first_not_of(" \t\r") == std::string::npos;
  const bool cleared = setting.can_be_unset() && values == Values{"-"};
  if (nothing) values = values_of(setting, resolved.config);
  if (cleared) values.clear();
  auto problems = check_values(setting, setting.key, values);
  if (problems.empty() && values.empty() && !setting.can_be_unset()) {
    problems = problems_with(resolved, subject, setting);
  }
  if (problems.empty()) {
    auto answered = nothing ? resolved : with_answer(resolved, setting, values);
    problems = problems_with(answered, subject, setting);
    if (problems.empty() && !nothing && is_doubted(console, subject, setting, values, doubted))
      return std::nullopt;
    if (problems.empty()) return answered;
  }
  report(console, problems);
  return std::nullopt;
}

bool ask_one(Console& console, Subject subject, const Setting& setting, Resolved& resolved) {
  Values doubted;
  while (true) {
    print_question(console, setting, values_of(setting, resolved.config),
                   is_missing(resolved, subject, setting));
    std::string line;
    if (!std::getline(console.in, line)) {
      console.err << '\n';
      report(console, {ended(setting)});
      return false;
    }
    if (auto answered = accept(console, subject, resolved, setting, line, doubted)) {
      resolved = std::move(*answered);
      return true;
    }
  }
}

}  // namespace

bool ask(Console& console, Subject subject, bool only_missing, Resolved& resolved) {
  for (const auto& setting : settings()) {
    const bool wanted = is_asked(setting, subject.stack, resolved.config, subject.reach) &&
                        !is_fixed(resolved, setting) &&
                        (!only_missing || is_missing(resolved, subject, setting));
    if (wanted && !ask_one(console, subject, setting, resolved)) return false;
  }
  return true;
}

}  // namespace sagewatch
