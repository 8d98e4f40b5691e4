#include "health/topic_key_policy.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sagewatch/facts/arn.hpp"
#include "sagewatch/iam/evaluate.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

using iam::Outcome;

constexpr auto alarms = "cloudwatch.amazonaws.com";

/// SNS uses the key on behalf of whoever publishes, in the encryption context of the topic.
iam::RequestContext context_of(const TopicWithKey& topic) {
  const auto arn = *parse_arn(topic.topic);
  const std::string_view suffix = arn.partition == "aws-cn" ? ".cn" : "";
  return {{"kms:ViaService", {{fmt::format("sns.{}.amazonaws.com{}", arn.region, suffix)}}},
          {"kms:EncryptionContext:aws:sns:topicArn", {{topic.topic}}},
          {"kms:EncryptionContextKeys", {{"aws:sns:topicArn"}, true}},
          {"aws:SecureTransport", {{"true"}}}};
}

/// CloudWatch may omit the source, which a policy then can't require: AWS fact KMS-2. It counts as
/// given here.
iam::Request of_alarms(const TopicWithKey& topic, const Config& config) {
  auto context = context_of(topic);
  const auto arn = *parse_arn(topic.topic);
  context.set("aws:SourceAccount", {{topic.account}});
  context.set("aws:SourceArn",
              {{fmt::format("arn:{}:cloudwatch:{}:{}:alarm:{}", arn.partition, arn.region,
                            topic.account, config.named(names::alarm::silent_accounts))}});
  context.set("aws:PrincipalServiceName", {{alarms}});
  context.set("aws:PrincipalIsAWSService", {{"true"}});
  for (const auto* key : {"aws:PrincipalArn", "aws:PrincipalAccount"}) context.set(key, {});
  return {.caller = {.service = alarms}, .action = "", .resource = topic.key, .context = context};
}

iam::Request of_notices(const TopicWithKey& topic, const Config& config) {
  auto context = context_of(topic);
  const cfn::Text role = notices_role_arn(topic, config);
  context.set("aws:PrincipalArn", {{role}});
  context.set("aws:PrincipalAccount", {{topic.account}});
  context.set("kms:CallerAccount", {{topic.account}});
  context.set("aws:PrincipalType", {{"AssumedRole"}});
  context.set("aws:PrincipalIsAWSService", {{"false"}});
  return {.caller = {.account = topic.account, .arn = role},
          .action = "",
          .resource = topic.key,
          .context = context};
}

/// An account as principal leaves the decision to its IAM policies, and those of the role mention
/// no key but that of the settings.
void remove_accounts(iam::Policy& policy) {
  for (auto& statement : policy.statements) {
    if (statement.deny || !statement.principals) continue;
    std::erase_if(*statement.principals, [](const iam::PrincipalEntry& entry) {
      const auto* id = entry.id.literal();
      return entry.kind == "AWS" && id != nullptr && (is_account_id(*id) || id->ends_with(":root"));
    });
  }
}

iam::Policy read(const std::string& text) {
  auto read = iam::read_policy(document::Node(text, 0));
  auto* policy = std::get_if<iam::Policy>(&read);
  return policy ? std::move(*policy) : iam::Policy{};
}

Outcome may_use(const iam::Policy& policy, iam::Request request) {
  auto out = Outcome::allowed;
  for (const auto* action : {"kms:GenerateDataKey", "kms:Decrypt"}) {
    request.action = action;
    const auto outcome = iam::evaluate(policy, iam::PolicyKind::of_resource, request).outcome;
    if (outcome == Outcome::allowed) continue;
    if (outcome != Outcome::undecided) return outcome;
    out = outcome;
  }
  return out;
}

void add(KeyRefusals& out, const std::string& who, Outcome outcome) {
  if (outcome == Outcome::allowed) return;
  (outcome == Outcome::undecided ? out.unsure : out.refused).push_back(who);
}

}  // namespace

std::string notices_role_arn(const TopicWithKey& topic, const Config& config) {
  return fmt::format("arn:{}:iam::{}:role{}{}", parse_arn(topic.topic)->partition, topic.account,
                     config.role_path.value_or("/"), config.named(names::role::notices));
}

KeyRefusals users_without_key(const TopicWithKey& topic, const Config& config,
                              const std::string& document) {
  auto policy = read(document);
  KeyRefusals out;
  add(out, alarms, may_use(policy, of_alarms(topic, config)));
  if (config.given_key() != topic.key) remove_accounts(policy);
  add(out, notices_role_arn(topic, config), may_use(policy, of_notices(topic, config)));
  return out;
}

}  // namespace sagewatch
