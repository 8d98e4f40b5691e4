#include "requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sagewatch::trace::requests {
namespace {

using iam::ContextValue;
using iam::RequestContext;

constexpr auto events_service = "events.amazonaws.com";

/// AWS's services speak TLS with each other.
RequestContext of_service(const Resource& rule) {
  return {{"aws:SourceArn", {{*rule.arn}}},
          {"aws:SourceAccount", {{rule.stack->place().account}}},
          {"aws:PrincipalServiceName", {{events_service}}},
          {"aws:PrincipalIsAWSService", {{"true"}}},
          {"aws:SecureTransport", {{"true"}}}};
}

void add_organization(RequestContext& context, const std::string& path) {
  ContextValue paths{{}, true};
  ContextValue organization{{}};
  if (!path.empty()) {
    paths.values = {path};
    organization.values = {path.substr(0, path.find('/'))};
  }
  context.set("aws:PrincipalOrgPaths", paths);
  context.set("aws:PrincipalOrgID", organization);
}

/// A kind of receiver that may have a key.
struct Encrypted {
  std::string_view type;
  std::string_view service;  ///< through which the key is used; empty if EventBridge does itself
  std::string_view context;  ///< the encryption context, which has the receiver's ARN
};

const Encrypted& encrypted(std::string_view type) {
  static constexpr std::array<Encrypted, 3> kinds{
      {{"AWS::SQS::Queue", "sqs", "aws:sqs:arn"},
       {"AWS::SNS::Topic", "sns", "aws:sns:topicArn"},
       {"AWS::Events::EventBus", "", "aws:events:event-bus:arn"}}};
  return *std::ranges::find(kinds, type, &Encrypted::type);
}

}  // namespace

RequestContext from_account(const Sender& sender, const std::optional<cfn::Text>& arn) {
  RequestContext out{{"aws:PrincipalAccount", {{sender.account}}},
                     {"aws:PrincipalIsAWSService", {{"false"}}},
                     {"aws:SecureTransport", {{"true"}}}};
  if (arn) out.set("aws:PrincipalArn", {{*arn}});
  if (sender.ou_path) add_organization(out, *sender.ou_path);
  return out;
}

iam::Request assume_target_role(const Resource& rule) {
  return {.caller = {.service = events_service},
          .action = "sts:AssumeRole",
          .resource = std::nullopt,
          .context = of_service(rule)};
}

iam::Request assume_schedule_role(const Resource& schedule) {
  constexpr auto service = "scheduler.amazonaws.com";
  return {.caller = {.service = service},
          .action = "sts:AssumeRole",
          .resource = std::nullopt,
          .context = {{"aws:SourceAccount", {{schedule.stack->place().account}}},
                      {"aws:PrincipalServiceName", {{service}}},
                      {"aws:PrincipalIsAWSService", {{"true"}}},
                      {"aws:SecureTransport", {{"true"}}}}};
}

iam::Request put_event(const Sender& sender, const Resource& role, const cfn::Text& bus,
                       const SentEvent& sent) {
  auto context = from_account(sender, role.arn);
  context.set("events:source", {{sent.source}});
  context.set("events:detail-type", {{sent.detail_type}});
  return {.caller = {.account = sender.account, .arn = role.arn},
          .action = "events:PutEvents",
          .resource = bus,
          .context = std::move(context)};
}

iam::Request deliver(const Resource& rule, std::string action, cfn::Text target) {
  return {.caller = {.service = events_service},
          .action = std::move(action),
          .resource = std::move(target),
          .context = of_service(rule)};
}

iam::Request use_key(const Resource& rule, const Resource& receiver, const Resource& key,
                     std::string action) {
  const auto& kind = encrypted(receiver.type);
  const auto& place = receiver.stack->place();
  auto context = of_service(rule);
  if (kind.service.empty()) {
    context.set("aws:SourceArn", {{*receiver.arn}});
    context.set("aws:SourceAccount", {{place.account}});
    context.set("kms:ViaService", {});
  } else {
    const auto* suffix = place.partition == "aws-cn" ? ".cn" : "";
    context.set("kms:ViaService",
                {{fmt::format("{}.{}.amazonaws.com{}", kind.service, place.region, suffix)}});
  }
  context.set(fmt::format("kms:EncryptionContext:{}", kind.context), {{*receiver.arn}});
  context.set("kms:EncryptionContextKeys", {{std::string(kind.context)}, true});
  return {.caller = {.service = events_service},
          .action = std::move(action),
          .resource = key.arn,
          .context = std::move(context)};
}

iam::Request create_link(const Sender& sender, const cfn::Text& sink, iam::Texts types) {
  auto context = from_account(sender, std::nullopt);
  context.set("oam:ResourceTypes", {std::move(types), true});
  return {.caller = {.account = sender.account},
          .action = "oam:CreateLink",
          .resource = sink,
          .context = std::move(context)};
}

iam::Request assume_role(const Resource& by, const cfn::Text& role) {
  const Sender monitoring{by.stack->place().account, by.stack->place().region, std::nullopt};
  return {.caller = {.account = monitoring.account, .arn = by.arn},
          .action = "sts:AssumeRole",
          .resource = role,
          .context = from_account(monitoring, by.arn)};
}

}  // namespace sagewatch::trace::requests
