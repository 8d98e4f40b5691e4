#include "operations/redrive.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/json_fields.hpp"
#include "base/timestamp.hpp"
#include "sagewatch/facts/arn.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

std::string attribute_text(const json& message, const char* name) {
  const auto* attributes = member(message, "MessageAttributes");
  const auto* attribute = attributes ? member(*attributes, name) : nullptr;
  return attribute ? text_of(*attribute, "StringValue").value_or("") : "";
}

/// When EventBridge gave up on it, in epoch milliseconds. CloudWatch Logs refuses events older than
/// 14 days (AWS fact LOG-15): no message is that old, but its event may be.
std::optional<long long> sent_at(const json& message, const json& event) {
  const auto* attributes = member(message, "Attributes");
  const auto text = attributes ? text_of(*attributes, "SentTimestamp") : std::nullopt;
  if (text && !text->empty() && text->size() < 16 &&
      text->find_first_not_of("0123456789") == std::string::npos) {
    return std::stoll(*text);
  }
  const auto time = parse_timestamp(text_of(event, "time").value_or(""));
  if (!time) return std::nullopt;
  return time->time_since_epoch().count();
}

std::string log_events(const std::string& event, long long at) {
  return json::array({{{"timestamp", at}, {"message", event}}})
      .dump(-1, ' ', true, json::error_handler_t::replace);
}

bool is_function_of_ours(std::string_view name, const Config& config) {
  const auto is_it = [&](names::Base function) { return config.named(function) == name; };
  return std::ranges::any_of(std::array{names::function::ingester, names::function::utilization,
                                        names::function::notices, names::function::silence},
                             is_it);
}

bool is_log_group_of_ours(std::string_view name, const Config& config) {
  return name == config.named(names::log_group::service_events) ||
         name == config.named(names::log_group::api_events);
}

/// NAME of function:NAME, with or without a version: the current code is to process it.
std::string function_named(const Arn& arn) {
  const auto name = arn.resource.substr(std::string_view("function:").size());
  return name.substr(0, name.find(':'));
}

void invoke(const Arn& arn, std::string payload, const Config& config, DeadLetter& letter) {
  auto name = function_named(arn);
  if (!is_function_of_ours(name, config)) {
    letter.why_not = "it was meant for a function that is not part of the deployment: " + name;
    return;
  }
  letter.redeliveries.push_back(
      {.delivery = Delivery::invoke, .target = std::move(name), .payload = std::move(payload)});
}

/// NAME of arn:…:log-group:NAME, with or without `:*`.
std::string log_group_named(const Arn& arn) {
  const auto name = arn.resource.substr(std::string_view("log-group:").size());
  return name.substr(0, name.find(':'));
}

void log(std::string group, const std::string& event, long long at, const Config& config,
         DeadLetter& letter) {
  if (!is_log_group_of_ours(group, config)) {
    letter.why_not = "it was meant for a log group that is not part of the deployment: " + group;
    return;
  }
  letter.redeliveries.push_back(
      {.delivery = Delivery::log, .target = std::move(group), .payload = log_events(event, at)});
}

/// The log group to which the rules of the monitoring bus send an event, in addition to the
/// ingester.
std::optional<names::Base> log_group_of(const json& event) {
  const auto type = text_of(event, "detail-type").value_or("");
  if (text_of(event, "source") != "aws.sagemaker") return std::nullopt;
  if (type.ends_with(" via CloudTrail")) return names::log_group::api_events;
  if (type.starts_with("SageMaker ")) return names::log_group::service_events;
  return std::nullopt;
}

/// The deliveries that the rules of the monitoring bus would make.
void deliver_for_bus(const json& event, const std::string& body, std::optional<long long> at,
                     const Config& config, DeadLetter& letter) {
  letter.redeliveries.push_back({.delivery = Delivery::invoke,
                                 .target = config.named(names::function::ingester),
                                 .payload = body});
  const auto group = log_group_of(event);
  if (!group || !at) return;
  letter.redeliveries.push_back({.delivery = Delivery::log,
                                 .target = config.named(*group),
                                 .payload = log_events(body, *at)});
}

void deliver_for_rule(const json& message, const json& event, const std::string& body,
                      const std::string& target, const Config& config, DeadLetter& letter) {
  const auto arn = parse_arn(target);
  const auto at = sent_at(message, event);
  if (!arn) {
    letter.why_not = "its TARGET_ARN is not an ARN";
  } else if (arn->service == "lambda" && arn->resource.starts_with("function:")) {
    invoke(*arn, body, config, letter);
  } else if (arn->service == "logs" && arn->resource.starts_with("log-group:") && at) {
    log(log_group_named(*arn), body, *at, config, letter);
  } else if (arn->service == "events" && arn->resource.starts_with("event-bus/")) {
    deliver_for_bus(event, body, at, config, letter);
  } else {
    letter.why_not = "its target is of an unknown kind: " + target;
  }
}

/// What a dead letter has in place of an event that is encrypted with a customer managed key (page
/// "Decrypting events in EventBridge dead-letter queues").
bool is_encrypted(const json& body) {
  return text_of(body, "source") == "aws.events" &&
         text_of(body, "detail-type") == "Encrypted Events";
}

std::string how_to_decrypt(const json& body) {
  const auto* detail = member(body, "detail");
  const auto key = detail ? text_of(*detail, "kms-key-arn") : std::nullopt;
  return "it is encrypted with " + key.value_or("an unnamed key") +
         ": see docs/runbook.md, Encrypted dead letters";
}

/// An event that EventBridge could not pass to a rule: it has neither a rule ARN nor a target ARN.
bool is_event(const json& body) {
  return text_of(body, "detail-type") && text_of(body, "source") &&
         member(body, "detail") != nullptr;
}

/// What Lambda sends to the destination of failed asynchronous invocations.
void deliver_for_function(const json& body, const Config& config, DeadLetter& letter) {
  const auto* context = member(body, "requestContext");
  const auto function = context ? text_of(*context, "functionArn").value_or("") : "";
  const auto arn = parse_arn(function);
  if (!arn || !arn->resource.starts_with("function:")) {
    letter.why_not = "it does not say which function failed";
    return;
  }
  invoke(*arn, body.at("requestPayload").dump(-1, ' ', true, json::error_handler_t::replace),
         config, letter);
}

void deliver_to_queue(std::string queue, const std::string& body, DeadLetter& letter) {
  letter.redeliveries.push_back(
      {.delivery = Delivery::send, .target = std::move(queue), .payload = body});
}

/// A message of a queue to which only EventBridge and our functions may send.
void deliver(const json& message, const json& body, const std::string& text, const Config& config,
             DeadLetter& letter) {
  const auto target = attribute_text(message, "TARGET_ARN");
  if (!target.empty()) {
    deliver_for_rule(message, body, text, target, config, letter);
  } else if (member(body, "requestPayload")) {
    deliver_for_function(body, config, letter);
  } else if (member(body, "record") && member(body, "hosts")) {
    deliver_to_queue(config.named(names::queue::utilization), text, letter);
  } else if (member(body, "record")) {
    deliver_to_queue(config.named(names::queue::notices), text, letter);
  } else if (is_event(body)) {
    deliver_for_bus(body, text, sent_at(message, body), config, letter);
  } else {
    letter.why_not = "its origin is unknown";
  }
}

/// A message of another account's queue, which may contain anything. The event is serialized again,
/// so that nobody sees parts that were not seen here, such as the first of two members with the
/// same name.
void deliver_of(const std::string& sender, const json& message, const json& body,
                const Config& config, DeadLetter& letter) {
  const auto source = text_of(body, "source");
  const bool beats = source == names::heartbeat::source &&
                     text_of(body, "detail-type") == names::heartbeat::detail_type;
  if (!is_event(body)) {
    letter.why_not =
        "it is not an event, and only events are accepted from the queue of another account";
  } else if (text_of(body, "account") != sender) {
    letter.why_not = "it is not an event of " + sender + ", which owns the queue";
  } else if (source != "aws.sagemaker" && !beats) {
    letter.why_not = "it is neither a SageMaker event nor a heartbeat";
  } else {
    const auto text = body.dump(-1, ' ', true, json::error_handler_t::replace);
    deliver_for_bus(body, text, sent_at(message, body), config, letter);
  }
}

DeadLetter read_letter(const json& message, const Config& config,
                       const std::optional<std::string>& sender) {
  DeadLetter letter{.id = text_of(message, "MessageId").value_or(""),
                    .receipt = text_of(message, "ReceiptHandle").value_or(""),
                    .redeliveries = {},
                    .why_not = {}};
  const auto text = text_of(message, "Body").value_or("");
  const auto body = embedded_json(text);
  if (!body.is_object()) {
    letter.why_not = "it is not a JSON object";
  } else if (is_encrypted(body)) {
    letter.why_not = how_to_decrypt(body);
  } else if (sender) {
    deliver_of(*sender, message, body, config, letter);
  } else {
    deliver(message, body, text, config, letter);
  }
  return letter;
}

}  // namespace

std::optional<cfn::Diagnostic> read_dead_letters(const json& document, const Config& config,
                                                 const std::optional<std::string>& sender,
                                                 std::vector<DeadLetter>& letters) {
  const auto* messages = member(document, "Messages");
  if (!messages || !messages->is_array()) {
    return cfn::Diagnostic{.id = "E0312",
                           .message = "this is not the JSON of messages: it has no list 'Messages'",
                           .hint = "give it what 'aws sqs receive-message --output json' prints"};
  }
  for (const auto& message : *messages) letters.push_back(read_letter(message, config, sender));
  return std::nullopt;
}

}  // namespace sagewatch
