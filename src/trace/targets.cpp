#include "targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "permissions.hpp"
#include "requests.hpp"
#include "sagewatch/document/write.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;
using iam::Policy;
using iam::Verdict;

/// The third part of an ARN, as far as it is known.
std::string service_of(const Text& arn) {
  const auto shown = document::shown(arn);
  const auto first = shown.find(':', 4);
  if (!shown.starts_with("arn:") || first == std::string::npos) return "";
  return shown.substr(first + 1, shown.find(':', first + 1) - first - 1);
}

Text without_star(const Text& arn) {
  const auto* literal = arn.literal();
  return literal && literal->ends_with(":*") ? Text(literal->substr(0, literal->size() - 2)) : arn;
}

/// A type of target, and the requirements of a delivery.
struct Kind {
  std::string_view service;
  std::string_view word;
  std::string_view type;
  std::string_view action;
  Policy (*permissions)(const Stacks& stacks, const Resource& target);
};

const Kind* kind_of(std::string_view service) {
  static constexpr std::array<Kind, 3> kinds{
      {{"lambda", "function", "AWS::Lambda::Function", "lambda:InvokeFunction",
        permissions::of_function},
       {"sqs", "queue", "AWS::SQS::Queue", "sqs:SendMessage", permissions::of_queue},
       {"sns", "topic", "AWS::SNS::Topic", "sns:Publish", permissions::of_topic}}};
  const auto* found = std::ranges::find(kinds, service, &Kind::service);
  return found == kinds.end() ? nullptr : found;
}

Hop hop_of(int depth, std::string_view word, const Text& arn, const Verdict& verdict) {
  return {depth, HopKind::target, outcome_of(verdict.outcome),
          fmt::format("{} {}", word, short_name(arn)), verdict.reason};
}

Verdict missing(std::string_view word) {
  return {iam::Outcome::undecided, fmt::format("no template creates this {}", word)};
}

/// If a policy has no statements, only the owner has access.
Verdict ask(const Policy& policy, const iam::Request& request, std::string_view owner) {
  if (policy.statements.empty()) {
    return {iam::Outcome::implicitly_denied, fmt::format("there is no {}", owner)};
  }
  return iam::evaluate(policy, iam::PolicyKind::of_resource, request);
}

Hop ask_kind(const Kind& kind, const Stacks& stacks, const Resource& rule, const Text& arn,
             int depth) {
  const auto* target = find(stacks, kind.type, arn);
  if (!target) return hop_of(depth, kind.word, arn, missing(kind.word));
  const auto request = requests::deliver(rule, std::string(kind.action), arn);
  const auto owner = fmt::format("permission for events.amazonaws.com on this {}", kind.word);
  return hop_of(depth, kind.word, arn, ask(kind.permissions(stacks, *target), request, owner));
}

/// EventBridge creates a log stream, possibly without naming the rule: AWS fact EB-21. Decided only
/// if both cases have the same result.
Verdict ask_create_stream(const Policy& policy, const Resource& rule, const Text& stream,
                          std::string_view owner) {
  auto request = requests::deliver(rule, "logs:CreateLogStream", stream);
  auto with_rule = ask(policy, request, owner);
  for (const auto* key : {"aws:SourceArn", "aws:SourceAccount"}) request.context.set(key, {});
  if (ask(policy, request, owner).outcome == with_rule.outcome) return with_rule;
  request.context = {{"aws:SecureTransport", {{"true"}}}};
  return ask(policy, request, owner);
}

/// EventBridge creates a log stream and writes to it.
Hop ask_log_group(const Stacks& stacks, const Resource& rule, const Text& arn, int depth) {
  const auto group = without_star(arn);
  if (!find(stacks, "AWS::Logs::LogGroup", group)) {
    return hop_of(depth, "log group", group, missing("log group"));
  }
  const auto policy = permissions::of_logs(stacks);
  const auto stream = group + ":log-stream:any";
  constexpr auto owner = "Logs resource policy";
  const auto creates = ask_create_stream(policy, rule, stream, owner);
  const auto writes = ask(policy, requests::deliver(rule, "logs:PutLogEvents", stream), owner);
  return hop_of(depth, "log group", group,
                outcome_of(creates.outcome) > outcome_of(writes.outcome) ? creates : writes);
}

}  // namespace

std::string short_name(const Text& arn) {
  auto shown = document::shown(arn);
  auto at = std::string::npos;
  for (int part = 0; part < 5; ++part) {
    at = shown.find(':', at + 1);
    if (at == std::string::npos) return shown;
  }
  auto name = shown.substr(at + 1);
  for (const std::string_view kind :
       {"function:", "log-group:", "event-bus/", "role/", "rule/", "key/"}) {
    if (name.starts_with(kind)) name.erase(0, kind.size());
  }
  const bool made_up = name.starts_with("${") && name.find('}') == name.size() - 1;
  return made_up ? name.substr(2, name.size() - 3) : name;
}

Hop ask_target(const Stacks& stacks, const Resource& rule, const Text& arn, int depth) {
  const auto service = service_of(arn);
  if (service == "logs") return ask_log_group(stacks, rule, arn, depth);
  if (const auto* kind = kind_of(service)) return ask_kind(*kind, stacks, rule, arn, depth);
  return {depth, HopKind::target, HopOutcome::undecided, "target " + short_name(arn),
          "targets of this type are not followed"};
}

Hop ask_dead_letters(const Stacks& stacks, const Resource& rule, const Text& arn, int depth) {
  auto out = ask_kind(*kind_of("sqs"), stacks, rule, arn, depth);
  out.kind = HopKind::dead_letters;
  out.what = "dead-letter " + out.what;
  return out;
}

}  // namespace sagewatch::trace
