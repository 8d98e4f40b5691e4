#include "health/topic_key.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"
#include "base/shell_text.hpp"
#include "health/topic_key_policy.hpp"
#include "sagewatch/facts/arn.hpp"

namespace sagewatch {
namespace {

constexpr auto topic_call = "sns get-topic-attributes";
constexpr auto key_call = "kms describe-key";
constexpr auto policy_call = "kms get-key-policy";

/// The key that the topic names, as an ARN: a topic of another account may name its own by an id.
std::optional<std::string> key_of(const std::string& topic, const AwsCalls& answers) {
  const auto* answer = answers.output(topic_call);
  const auto* attributes = answer ? member(*answer, "Attributes") : nullptr;
  const auto key = attributes ? text_of(*attributes, "KmsMasterKeyId").value_or("") : "";
  if (key.empty()) return std::nullopt;
  if (key.starts_with("arn:")) return key;
  const auto arn = *parse_arn(topic);
  return fmt::format("arn:{}:kms:{}:{}:{}{}", arn.partition, arn.region, arn.account,
                     key.starts_with("alias/") ? "" : "key/", key);
}

bool has_name_of_aws(const std::string& key) {
  return key.find(":alias/aws/") != std::string::npos;
}

const nlohmann::json* described(const std::string& key, const AwsCalls& answers) {
  const auto* answer = answers.output(key_call, key);
  return answer ? member(*answer, "KeyMetadata") : nullptr;
}

bool is_managed_by_aws(const nlohmann::json& key) { return text_of(key, "KeyManager") == "AWS"; }

class TopicKey {
 public:
  TopicKey(const TopicKeyPlace& place, const Config& config, const AwsCalls& answers)
      : place_(place),
        config_(config),
        answers_(answers),
        topic_(*config.notification_topic_arn),
        key_(key_of(topic_, answers)) {}

  std::vector<PlannedCall> calls() && {
    ask(topic_call, "", {"--topic-arn", topic_});
    if (!key_ || has_name_of_aws(*key_)) return std::move(calls_);
    ask(key_call, *key_, {"--key-id", *key_});
    const auto* key = described(*key_, answers_);
    if (key && !is_managed_by_aws(*key)) {
      ask(policy_call, *key_, {"--key-id", arn_of(*key), "--policy-name", "default"});
    }
    return std::move(calls_);
  }

  std::optional<Finding> finding() const {
    if (!key_) return std::nullopt;
    if (has_name_of_aws(*key_)) return of_aws();
    if (const auto error = answers_.error(key_call, *key_)) return unread(*error);
    const auto* key = described(*key_, answers_);
    if (!key) return unread("the call for it was not made");
    if (is_managed_by_aws(*key)) return of_aws();
    const auto state = text_of(*key, "KeyState").value_or("Enabled");
    if (state != "Enabled") return not_enabled(state);
    return of_policy(arn_of(*key));
  }

 private:
  std::string arn_of(const nlohmann::json& key) const {
    return text_of(key, "Arn").value_or(*key_);
  }

  void ask(std::string call, std::string of, std::vector<std::string> arguments) {
    calls_.push_back({.call = std::move(call),
                      .of = std::move(of),
                      .arguments = std::move(arguments),
                      .region = config_.home_region,
                      .profile = place_.profile});
  }

  std::string subject() const {
    return fmt::format("{}, the key of {},", escape_for_terminal(*key_), topic_);
  }

  Finding blocked(std::string what, std::string remedy) const {
    return {.status = FindingStatus::blocked,
            .check = "topic",
            .what = std::move(what),
            .remedy = std::move(remedy) +
                      "; or leave out notification-topic-arn, and nobody is notified of failures"};
  }

  Finding unread(const std::string& why) const {
    return {.status = FindingStatus::unknown,
            .check = "topic",
            .what = fmt::format("could not check whether alarms and notices may use {}: {}",
                                escape_for_terminal(*key_), why)};
  }

  /// The policy of such a key can't be changed.
  Finding of_aws() const {
    return blocked(
        fmt::format("{} is managed by AWS: CloudWatch alarms can't publish to the topic",
                    subject()),
        fmt::format("give the topic a customer managed key that cloudwatch.amazonaws.com and {} "
                    "may use, or none (KmsMasterKeyId ''): {}",
                    notices_role(),
                    command("sns set-topic-attributes --topic-arn " + topic_ +
                            " --attribute-name KmsMasterKeyId --attribute-value KEY")));
  }

  Finding not_enabled(const std::string& state) const {
    return blocked(
        fmt::format("{} cannot be used: its state is '{}'", subject(), escape_for_terminal(state)),
        command("kms enable-key --key-id " + escape_for_terminal(*key_)));
  }

  std::optional<Finding> of_policy(const std::string& arn) const {
    if (const auto error = answers_.error(policy_call, *key_)) return unread(*error);
    const auto* answer = answers_.output(policy_call, *key_);
    const auto policy = answer ? text_of(*answer, "Policy") : std::nullopt;
    if (!policy) return unread("its policy was not read");
    const auto [refused, unsure] = users_without_key(
        {.account = place_.account, .topic = topic_, .key = arn}, config_, *policy);
    if (!refused.empty()) return refuses(refused);
    if (unsure.empty()) return std::nullopt;
    return unread(
        fmt::format("it depends on more than its policy for {}", fmt::join(unsure, ", ")));
  }

  /// A policy can name no role that doesn't exist yet, except in a condition.
  Finding refuses(const std::vector<std::string>& who) const {
    return blocked(
        fmt::format("the policy of {} does not allow {} both kms:Decrypt and "
                    "kms:GenerateDataKey*: what they send is lost",
                    subject(), fmt::join(who, " and ")),
        fmt::format("allow them both actions in the key's policy (before the role exists: the "
                    "Principal {{\"AWS\": \"*\"}} with the Condition {{\"ArnEquals\": "
                    "{{\"aws:PrincipalArn\": \"{}\"}}}}): {}",
                    notices_role(),
                    command("kms put-key-policy --policy-name default --policy POLICY --key-id " +
                            escape_for_terminal(*key_))));
  }

  std::string notices_role() const {
    return notices_role_arn({.account = place_.account, .topic = topic_, .key = *key_}, config_);
  }

  std::string command(const std::string& arguments) const {
    return fmt::format("aws {} --region {}{}", arguments, config_.home_region,
                       profile_flag(place_.profile));
  }

  const TopicKeyPlace& place_;
  const Config& config_;
  const AwsCalls& answers_;
  std::string topic_;
  std::optional<std::string> key_;
  std::vector<PlannedCall> calls_ = {};
};

}  // namespace

std::vector<PlannedCall> topic_key_calls(const TopicKeyPlace& place, const Config& config,
                                         const AwsCalls& answers) {
  if (!config.notification_topic_arn) return {};
  return TopicKey(place, config, answers).calls();
}

std::optional<Finding> topic_key_finding(const TopicKeyPlace& place, const Config& config,
                                         const AwsCalls& answers) {
  if (!config.notification_topic_arn) return std::nullopt;
  return TopicKey(place, config, answers).finding();
}

}  // namespace sagewatch
