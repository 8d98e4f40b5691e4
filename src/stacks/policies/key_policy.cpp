#include "stacks/policies/key_policy.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "sagewatch/cfn/intrinsics.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

using cfn::Object;
using cfn::Text;

Text arn_in(const KeyPlace& place, const Text& service, const Text& resource) {
  return "arn:" + place.partition + ":" + service + ":" + place.region + ":" + place.account + ":" +
         resource;
}

/// A service acts for many accounts. EventBridge and CloudWatch may use a key without naming the
/// account (AWS fact KMS-2); if they name it, it must be this one.
Object for_account(const KeyPlace& place) {
  return {{"StringEqualsIfExists", Object{{"aws:SourceAccount", place.account}}}};
}

iam::PolicyStatement of_log_groups(const Config& config, const KeyPlace& place) {
  std::vector<Text> groups;
  for (const auto name : {names::log_group::service_events, names::log_group::api_events,
                          names::log_group::ingester}) {
    groups.push_back(arn_in(place, "logs", "log-group:" + config.named(name)));
  }
  const auto principal = "logs." + place.region + "." + place.url_suffix;
  return {.sid = "LogGroups",
          .principal = iam::Principal{Object{{"Service", principal}}},
          .actions = {"kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*",
                      "kms:ReEncrypt*"},
          .resources = {"*"},
          .conditions = {
              {"ArnEquals", Object{{"kms:EncryptionContext:aws:logs:arn", cfn::list(groups)}}}}};
}

/// EventBridge describes the key without an encryption context.
iam::PolicyStatement of_bus_before_use(const KeyPlace& place) {
  return {.sid = "EventBusKey",
          .principal = iam::Principal::service("events.amazonaws.com"),
          .actions = {"kms:DescribeKey"},
          .resources = {"*"},
          .conditions = for_account(place)};
}

/// An archive has the encryption context of its bus.
iam::PolicyStatement of_bus(const Config& config, const KeyPlace& place) {
  const auto bus = arn_in(place, "events", "event-bus/" + event_bus_name(config));
  return {.sid = "EventBusAndArchive",
          .principal = iam::Principal::service("events.amazonaws.com"),
          .actions = {"kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncrypt*"},
          .resources = {"*"},
          .conditions = {
              {"StringEquals", Object{{"kms:EncryptionContext:aws:events:event-bus:arn", bus}}}}};
}

/// The policies of the queue and the topic decide which rules and alarms may use them.
iam::PolicyStatement of_dead_letters_and_alarms(const Config& config, const KeyPlace& place) {
  std::vector<std::string> services{"events.amazonaws.com"};
  if (!config.notification_emails.empty()) services.emplace_back("cloudwatch.amazonaws.com");
  return {.sid = "DeadLettersAndAlarms",
          .principal = iam::Principal::services(services),
          .actions = {"kms:Decrypt", "kms:GenerateDataKey*"},
          .resources = {"*"},
          .conditions = for_account(place)};
}

/// IAM policies of the account decide who in it.
iam::Principal account_of(const KeyPlace& place) {
  return iam::Principal{
      Object{{"AWS", "arn:" + place.partition + ":iam::" + place.account + ":root"}}};
}

/// DynamoDB creates a grant of its own: AWS fact KMS-6.
iam::PolicyStatement of_roles(const KeyPlace& place) {
  return {.sid = "RolesOfTheAccount",
          .principal = account_of(place),
          .actions = {"kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt",
                      "kms:GenerateDataKey*", "kms:ReEncrypt*"},
          .resources = {"*"},
          .conditions = via_services({"dynamodb", "sns", "sqs"}, place.region)};
}

/// EventBridge uses the key with the permissions of whoever creates the bus, and of whoever creates
/// or reads its rules. AWS fact KMS-4.
std::vector<iam::PolicyStatement> of_bus_operators(const Config& config, const KeyPlace& place) {
  auto on_bus = of_bus(config, place);
  on_bus.sid = "EventBusOperators";
  on_bus.principal = account_of(place);
  on_bus.actions = {"kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext",
                    "kms:ReEncrypt*"};
  return {std::move(on_bus),
          {.sid = "EventBusOperatorsKey",
           .principal = account_of(place),
           .actions = {"kms:DescribeKey"},
           .resources = {"*"}}};
}

}  // namespace

KeyPlace place_of_stack() {
  return {.partition = cfn::pseudo::partition(),
          .region = cfn::pseudo::region(),
          .account = cfn::pseudo::account_id(),
          .url_suffix = cfn::pseudo::url_suffix()};
}

cfn::Object via_services(const std::vector<std::string>& services, const cfn::Text& region) {
  std::vector<Text> names;
  for (const auto& service : services) names.push_back(service + "." + region + ".amazonaws.com*");
  return {{"StringLike", Object{{"kms:ViaService", cfn::list(names)}}}};
}

std::vector<iam::PolicyStatement> service_statements(const Config& config, const KeyPlace& place) {
  return {of_log_groups(config, place), of_bus_before_use(place), of_bus(config, place),
          of_dead_letters_and_alarms(config, place)};
}

std::vector<iam::PolicyStatement> statements_for_given_key(const Config& config,
                                                           const KeyPlace& place) {
  auto statements = service_statements(config, place);
  statements.push_back(of_roles(place));
  std::ranges::move(of_bus_operators(config, place), std::back_inserter(statements));
  return statements;
}

}  // namespace sagewatch
