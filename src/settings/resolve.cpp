#include "settings/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_text.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch {
namespace {

constexpr std::string_view variable_prefix = "SAGEWATCH_";

/// The values that a flag, a variable or the file gives a setting.
struct Given {
  Source source;
  Values values;
  cfn::Diagnostics problems = {};
};

Given given_as_text(Source source, std::string_view text) {
  Given out{std::move(source), {}};
  const auto& setting = *out.source.setting;
  out.values = split(setting, text);
  out.problems = check_values(setting, out.source.name, out.values);
  return out;
}

std::optional<Given> from_flag(const Inputs& inputs, const Setting& setting) {
  const auto found = inputs.flags.find(setting.key);
  if (found == inputs.flags.end()) return std::nullopt;
  return given_as_text({&setting, Origin::flag, setting.flag()}, found->second);
}

std::optional<Given> from_environment(const Inputs& inputs, const Setting& setting) {
  const auto found = inputs.environment.find(setting.environment());
  if (found == inputs.environment.end() || found->second.empty()) return std::nullopt;
  return given_as_text({&setting, Origin::environment, setting.environment()}, found->second);
}

std::optional<Given> from_file(const Inputs& inputs, const Setting& setting) {
  const auto* found = inputs.file.find(setting);
  if (!found) return std::nullopt;
  const auto name = fmt::format("{}:{}", inputs.file.name, found->place.line);
  return Given{{&setting, Origin::file, name, found->place}, found->values, found->problems};
}

/// Uses the source with the highest precedence. Errors in the file are reported by the file.
void decide(const Inputs& inputs, const Setting& setting, Resolved& out) {
  auto given = from_flag(inputs, setting);
  if (!given) given = from_environment(inputs, setting);
  const bool typed = given.has_value();
  if (!given) given = from_file(inputs, setting);
  if (!given) {
    out.sources.push_back({&setting});
    return;
  }
  if (typed) {
    out.diagnostics.insert(out.diagnostics.end(), given->problems.begin(), given->problems.end());
  }
  if (given->problems.empty()) store(setting, given->values, out.config);
  out.sources.push_back(std::move(given->source));
}

void append(cfn::Diagnostics& to, const cfn::Diagnostics& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

const Source& Resolved::source_of(const Setting& setting) const {
  return *std::ranges::find(sources, &setting, &Source::setting);
}

Resolved resolve(const Inputs& inputs) {
  Resolved out;
  append(out.diagnostics, inputs.file.problems());
  for (const auto& setting : settings()) decide(inputs, setting, out);
  append(out.diagnostics, unknown_variables(inputs.environment));
  return out;
}

Resolved resolve_one(const Inputs& inputs, const Setting& setting) {
  Resolved out;
  if (inputs.file.unusable) out.diagnostics.push_back(*inputs.file.unusable);
  decide(inputs, setting, out);
  if (out.sources.front().origin == Origin::file) {
    append(out.diagnostics, inputs.file.find(setting)->problems);
  }
  return out;
}

cfn::Diagnostics unknown_variables(
    const std::map<std::string, std::string, std::less<>>& environment) {
  std::vector<std::string> names;
  for (const auto& setting : settings()) names.push_back(setting.environment());
  const std::vector<std::string_view> known(names.begin(), names.end());
  cfn::Diagnostics out;
  for (const auto& [name, value] : environment) {
    if (!name.starts_with(variable_prefix) || std::ranges::find(names, name) != names.end())
      continue;
    out.push_back(
        {.severity = cfn::Severity::warning,
         .id = "W0101",
         .message = fmt::format("there is no setting for '{}': the environment variable is ignored",
                                printable(name)),
         .hint = document::did_you_mean(name, known,
                                        "run 'sagewatch configure --help' to see the settings")});
  }
  return out;
}

}  // namespace sagewatch
