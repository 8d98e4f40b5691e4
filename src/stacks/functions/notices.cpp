#include "stacks/functions/notices.hpp"

#include <fmt/format.h>

#include "sagewatch/aws/arn.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "sagewatch/aws/sns.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "settings/names.hpp"
#include "stacks/functions/function_source.hpp"
#include "stacks/policies/encryption.hpp"
#include "stacks/policies/roles.hpp"

namespace sagewatch {
namespace {

/// A unique encoding of an address in letters and digits: lowercase letters are kept, everything
/// else begins with a capital letter. The index in the list can't be used: if an address is
/// removed, CloudFormation would move the others and unsubscribe the last of them.
std::string id_of(std::string_view address) {
  std::string id;
  for (const char c : address) {
    if (is_alphanumeric(c)) {
      id += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (c == '@') {
      id += "At";
    } else if (c == '.') {
      id += "Dot";
    } else {
      id += fmt::format("X{:02x}", c);
    }
  }
  return id;
}

cfn::Text add_topic(cfn::Construct& parent, const Config& config) {
  if (config.notification_topic_arn) return *config.notification_topic_arn;
  auto& topic = parent.add<sns::Topic>(
      "Topic", {.name = config.named(names::topic), .key = Encryption(config).key()});
  for (const auto& address : config.notification_emails) {
    parent.add<sns::EmailSubscription>("To" + id_of(address), {.topic = topic, .address = address});
  }
  return topic.arn();
}

}  // namespace

Notices::Notices(cfn::Scope scope, Props props)
    : Construct(std::move(scope)), topic_arn_(add_topic(*this, props.config)) {
  const auto& config = props.config;
  auto& role = add<iam::Role>(
      "Role", role_props(config, {.name = names::role::notices,
                                  .description = "Notifies people of failures",
                                  .trust = iam::assumed_by("lambda.amazonaws.com")}));
  role.allow({.actions = {"sns:Publish"}, .resources = {topic_arn_}});
  Encryption(config).grant_encrypt_decrypt(role, {"sns", "sqs"});
  auto& function = add<lambda::Function>(
      "Function", {.name = config.named(names::function::notices),
                   .description = "Notifies people of failures",
                   .python = function_source::notices(),
                   .role = role,
                   .log_group = logs::log_group_named(config.named(names::log_group::ingester)),
                   .timeout_seconds = 60,
                   .memory_mb = 256,
                   .environment = {{std::string(names::environment::topic), topic_arn_}}});
  // Failures within a minute become one message, or two. The visibility timeout of the queue is six
  // times the function's timeout plus this window, as Lambda's guide recommends.
  add<lambda::EventSourceMapping>(
      "Messages", {.function = function,
                   .queue_arn = aws::local_arn("sqs", config.named(names::queue::notices)),
                   .batch_size = 1000,
                   .batching_window_seconds = 60,
                   .most_concurrent = 2});
}

}  // namespace sagewatch
