#include "cli/outputs_as_settings.hpp"

#include <fmt/format.h>

#include <array>

#include "base/plain_text.hpp"
#include "sagewatch/facts/arn.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

namespace output = names::output;

struct Source {
  std::string_view output;
  std::string_view setting;
  bool required;
};

constexpr std::array<Source, 3> sources{{
    {output::role_name, "monitoring-account-role-name", true},
    {output::event_bus_arn, "monitoring-account-eventbus-arn", true},
    {output::sink_identifier, "monitoring-account-sink-identifier", false},
}};

cfn::Diagnostic another_stack(const StackOutputs& stack, std::string_view name) {
  return {.id = "E0305",
          .message = fmt::format("stack '{}' is not the monitoring stack: it has no output '{}'",
                                 printable(stack.name), name),
          .hint = fmt::format("keep the outputs of the stack {}", names::stack::monitoring.text)};
}

SettingValue account_of(const StackOutputs& stack) {
  const auto arn = parse_arn(stack.stack_id);
  return {find_setting("monitoring-account-id"), {arn ? arn->account : stack.stack_id}};
}

cfn::Diagnostics problems_of(const std::vector<SettingValue>& values) {
  cfn::Diagnostics out;
  for (const auto& [setting, texts] : values) {
    for (auto& problem : check_values(*setting, setting->key, texts)) {
      problem.id = "E0306";
      problem.hint = "the stack's description must be whole: is it the monitoring stack's?";
      out.push_back(std::move(problem));
    }
  }
  return out;
}

}  // namespace

std::variant<std::vector<SettingValue>, cfn::Diagnostics> settings_from(const StackOutputs& stack) {
  std::vector<SettingValue> out;
  cfn::Diagnostics problems;
  for (const auto& source : sources) {
    const auto* found = stack.find(source.output);
    if (!found && source.required) problems.push_back(another_stack(stack, source.output));
    out.push_back({find_setting(source.setting), found ? Values{found->value} : Values{}});
  }
  if (!problems.empty()) return problems;
  out.push_back(account_of(stack));
  problems = problems_of(out);
  if (!problems.empty()) return problems;
  return out;
}

}  // namespace sagewatch
