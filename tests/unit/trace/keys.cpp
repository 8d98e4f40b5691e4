#include <catch2/catch.hpp>

#include "trace_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::trace;

namespace {

const std::string key = R"(
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - {Sid: Account, Effect: Allow, Principal: {AWS: 'arn:aws:iam::222222222222:root'}, Action: 'kms:*', Resource: '*'}
          - {Sid: Events, Effect: Allow, Principal: {Service: events.amazonaws.com},
             Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*',
             Condition: {StringEquals: {'aws:SourceAccount': '222222222222'}}}
  Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/events, TargetKeyId: !Ref Key}}
)";

/// The monitoring account whose topic and queue have this key.
std::string encrypted_with(const std::string& id, const std::string& keys = key) {
  auto out = with(good_monitoring, "Queue: {Type: AWS::SQS::Queue}",
                  "Queue: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: " + id + "}}");
  return with(out, "TopicName: notices", "TopicName: notices, KmsMasterKeyId: " + id) + keys;
}

std::string lines_of_keys(const Trace& trace) {
  std::string out;
  for (const auto& hop : trace.hops) {
    if (hop.kind == HopKind::key) out += hop.what + ": " + hop.why + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a key's policy is a hop of its own, by whatever name the key is called") {
  const std::string allowed = ": statement 'Events' allows it\n";
  for (const auto* id : {"!Ref Key", "!GetAtt Key.Arn", "!GetAtt Key.KeyId"}) {
    const auto trace = follow(topology(encrypted_with(id)));
    CHECK(deciding_hop(trace) == "passed");
    CHECK(lines_of_keys(trace).ends_with(allowed));
  }
  for (const auto* id :
       {"alias/events", "!Ref Alias", "arn:aws:kms:us-east-1:222222222222:alias/events"}) {
    const auto trace = follow(topology(encrypted_with(id)));
    CHECK(deciding_hop(trace) == "passed");
    // dead letters, queue, topic
    CHECK(lines_of_keys(trace) == "key alias/events" + allowed + "key alias/events" + allowed +
                                      "key alias/events" + allowed);
  }
}

TEST_CASE("a key whose policy does not admit EventBridge stops what is sent") {
  const auto refuse = [](const std::string& what, const std::string& instead) {
    return follow(topology(encrypted_with("alias/events", with(key, what, instead))));
  };
  const auto other = refuse("events.amazonaws.com", "sns.amazonaws.com");
  CHECK(other.outcome == HopOutcome::stopped);
  CHECK(deciding_hop(other).starts_with("key alias/events: "));
  CHECK(refuse("'kms:GenerateDataKey*'", "'kms:Encrypt'").outcome == HopOutcome::stopped);
  CHECK(refuse("'kms:Decrypt', ", "").outcome == HopOutcome::stopped);
  CHECK(
      refuse("aws:SourceAccount': '222222222222'", "aws:SourceAccount': '333333333333'").outcome ==
      HopOutcome::stopped);
  CHECK(refuse("aws:SourceAccount", "aws:ResourceTag/use").outcome == HopOutcome::undecided);
}

TEST_CASE("a key that AWS manages admits no service") {
  for (const auto* id :
       {"alias/aws/sqs", "alias/aws/sns", "arn:aws:kms:us-east-1:222222222222:alias/aws/sqs"}) {
    const auto trace = follow(topology(encrypted_with(id)));
    CHECK(trace.outcome == HopOutcome::stopped);
    CHECK(deciding_hop(trace).ends_with("AWS manages it, and its policy admits no service"));
  }
}

TEST_CASE("a key that no template creates is mentioned once, and refuses nothing") {
  const auto trace =
      follow(topology(encrypted_with("arn:aws:kms:us-east-1:222222222222:key/other")));
  CHECK(trace.outcome == HopOutcome::passed);
  CHECK(lines_of_keys(trace) ==
        "key other: no template creates this key, so its policy is not known\n");
}

TEST_CASE("the key of the sender's own dead-letter queue counts too") {
  const auto sender = with(good_sender, "Queue: {Type: AWS::SQS::Queue}",
                           "Queue: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: "
                           "alias/aws/sqs}}");
  CHECK(follow(topology(good_monitoring, sender)).outcome == HopOutcome::stopped);
}

TEST_CASE("EventBridge uses the key of a bus in the bus's own encryption context") {
  const auto bus = [](const std::string& arn) {
    return follow(
        topology(with(good_monitoring, "EventBus, Properties: {Name: main}",
                      "EventBus, Properties: {Name: main, KmsKeyIdentifier: alias/events}") +
                 with(key, "'aws:SourceAccount': '222222222222'",
                      "'aws:SourceArn': '" + arn +
                          "', 'kms:EncryptionContext:aws:events:event-bus:arn': '" + arn + "'")));
  };
  CHECK(bus("arn:aws:events:us-east-1:222222222222:event-bus/main").outcome == HopOutcome::passed);
  const auto other = bus("arn:aws:events:us-east-1:222222222222:event-bus/other");
  CHECK(other.outcome == HopOutcome::stopped);
  CHECK(deciding_hop(other).starts_with("key alias/events: "));
}
