#include "aws_cli/planned_calls.hpp"

#include <nlohmann/json.hpp>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

constexpr char separator = '\x1f';

std::string line_of(const PlannedCall& planned) {
  const auto blank = planned.call.find(' ');
  auto line = escape_for_terminal(planned.profile) + separator +
              escape_for_terminal(planned.region) + separator + escape_for_terminal(planned.of) +
              separator + planned.call.substr(0, blank) + separator +
              planned.call.substr(blank + 1);
  for (const auto& argument : planned.arguments) line += separator + escape_for_terminal(argument);
  return line + '\n';
}

}  // namespace

std::string unanswered(const std::vector<PlannedCall>& planned, const AwsCalls& answers) {
  std::string out;
  for (const auto& call : planned) {
    const bool known = answers.output(call.call, escape_for_terminal(call.of)) != nullptr ||
                       answers.error(call.call, escape_for_terminal(call.of)).has_value();
    if (!known) out += line_of(call);
  }
  return out;
}

}  // namespace sagewatch
