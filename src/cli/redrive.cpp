#include "redrive.hpp"

#include <nlohmann/json.hpp>

#include "json_fields.hpp"
#include "sagewatch/solution/arn.hpp"
#include "sagewatch/solution/names.hpp"
#include "timestamp.hpp"

namespace sagewatch::cli {
namespace {

using nlohmann::json;
namespace names = solution::names;

std::string attribute_text(const json& message, const char* name) {
  const auto* attributes = member(message, "MessageAttributes");
  const auto* attribute = attributes ? member(*attributes, name) : nullptr;
  return attribute ? text_of(*attribute, "StringValue").value_or("") : "";
}

/// When EventBridge gave it up, in epoch milliseconds: CloudWatch Logs refuses what is older than
/// 14 days, and no message is; the time of its event may be.
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

/// NAME of arn:…:log-group:NAME, with or without `:*`.
std::string log_group_named(const solution::Arn& arn) {
  const auto name = arn.resource.substr(std::string_view("log-group:").size());
  return name.substr(0, name.find(':'));
}

/// What the rules of the monitoring bus would do with an event.
void deliver_for_bus(const json& event, const std::string& body, std::optional<long long> at,
                     const solution::Config& config, DeadLetter& letter) {
  letter.redeliveries.push_back({.delivery = Delivery::invoke,
                                 .target = config.named(names::function::ingester),
                                 .payload = body});
  const auto type = text_of(event, "detail-type").value_or("");
  if (type == names::heartbeat::detail_type || !at) return;
  const bool called = type.ends_with(" via CloudTrail");
  letter.redeliveries.push_back({.delivery = Delivery::log,
                                 .target = config.named(called ? names::log_group::api_events
                                                               : names::log_group::service_events),
                                 .payload = log_events(body, *at)});
}

void deliver_for_rule(const json& message, const json& event, const std::string& body,
                      const std::string& target, const solution::Config& config,
                      DeadLetter& letter) {
  const auto arn = solution::parse_arn(target);
  const auto at = sent_at(message, event);
  if (!arn) {
    letter.why_not = "its TARGET_ARN is no ARN";
  } else if (arn->service == "lambda") {
    letter.redeliveries.push_back(
        {.delivery = Delivery::invoke, .target = target, .payload = body});
  } else if (arn->service == "logs" && arn->resource.starts_with("log-group:") && at) {
    letter.redeliveries.push_back({.delivery = Delivery::log,
                                   .target = log_group_named(*arn),
                                   .payload = log_events(body, *at)});
  } else if (arn->service == "events" && arn->resource.starts_with("event-bus/")) {
    deliver_for_bus(event, body, at, config, letter);
  } else {
    letter.why_not = "its target is of no kind that is known: " + target;
  }
}

/// What stands in a dead letter in the place of an event that is encrypted with a customer managed
/// key (page "Decrypting events in EventBridge dead-letter queues").
bool is_encrypted(const json& body) {
  return text_of(body, "source") == "aws.events" &&
         text_of(body, "detail-type") == "Encrypted Events";
}

std::string how_to_decrypt(const json& body) {
  const auto* detail = member(body, "detail");
  const auto key = detail ? text_of(*detail, "kms-key-arn") : std::nullopt;
  return "it is encrypted with " + key.value_or("a key that it does not name") +
         ": see docs/runbook.md, Encrypted dead letters";
}

/// An event that EventBridge could not hand to a rule: neither of its ARNs is there.
bool is_event(const json& body) {
  return text_of(body, "detail-type") && text_of(body, "source") &&
         member(body, "detail") != nullptr;
}

/// What Lambda sends to the destination of failed asynchronous invocations.
void deliver_for_function(const json& body, DeadLetter& letter) {
  const auto* context = member(body, "requestContext");
  const auto function = context ? text_of(*context, "functionArn").value_or("") : "";
  const auto arn = solution::parse_arn(function);
  if (!arn || !arn->resource.starts_with("function:")) {
    letter.why_not = "it does not say which function failed";
    return;
  }
  // Without the version: the code of now is meant to do better.
  const auto name = arn->resource.substr(std::string_view("function:").size());
  letter.redeliveries.push_back(
      {.delivery = Delivery::invoke,
       .target = name.substr(0, name.find(':')),
       .payload = body.at("requestPayload").dump(-1, ' ', true, json::error_handler_t::replace)});
}

void deliver_to_queue(std::string queue, const std::string& body, DeadLetter& letter) {
  letter.redeliveries.push_back(
      {.delivery = Delivery::send, .target = std::move(queue), .payload = body});
}

DeadLetter read_letter(const json& message, const solution::Config& config) {
  DeadLetter letter{.id = text_of(message, "MessageId").value_or(""),
                    .receipt = text_of(message, "ReceiptHandle").value_or(""),
                    .redeliveries = {},
                    .why_not = {}};
  const auto text = text_of(message, "Body").value_or("");
  const auto body = embedded_json(text);
  const auto target = attribute_text(message, "TARGET_ARN");
  if (!body.is_object()) {
    letter.why_not = "it is no JSON object";
  } else if (is_encrypted(body)) {
    letter.why_not = how_to_decrypt(body);
  } else if (!target.empty()) {
    deliver_for_rule(message, body, text, target, config, letter);
  } else if (member(body, "requestPayload")) {
    deliver_for_function(body, letter);
  } else if (member(body, "record") && member(body, "hosts")) {
    deliver_to_queue(config.named(names::queue::utilization), text, letter);
  } else if (member(body, "record")) {
    deliver_to_queue(config.named(names::queue::notices), text, letter);
  } else if (is_event(body)) {
    deliver_for_bus(body, text, sent_at(message, body), config, letter);
  } else {
    letter.why_not = "nothing tells where it came from";
  }
  return letter;
}

}  // namespace

std::optional<cfn::Diagnostic> read_dead_letters(const json& document,
                                                 const solution::Config& config,
                                                 std::vector<DeadLetter>& letters) {
  const auto* messages = member(document, "Messages");
  if (!messages || !messages->is_array()) {
    return cfn::Diagnostic{.id = "E0312",
                           .message = "this is not the JSON of messages: it has no list 'Messages'",
                           .hint = "give it what 'aws sqs receive-message --output json' prints"};
  }
  for (const auto& message : *messages) letters.push_back(read_letter(message, config));
  return std::nullopt;
}

}  // namespace sagewatch::cli
