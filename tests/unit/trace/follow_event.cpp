#include <catch2/catch.hpp>

#include "trace_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::trace;

namespace {

/// What stops the event when the sender's template has `instead` in place of `what`.
std::string sender_with(const std::string& what, const std::string& instead) {
  return deciding_hop(follow(topology(good_monitoring, with(good_sender, what, instead))));
}

std::string monitoring_with(const std::string& what, const std::string& instead) {
  return deciding_hop(follow(topology(with(good_monitoring, what, instead))));
}

}  // namespace

TEST_CASE("an event arrives at every target, hop by hop") {
  const auto trace = follow(topology());
  CHECK(deciding_hop(trace) == "passed");
  CHECK(trace.outcome == HopOutcome::passed);
  std::string whats;
  for (const auto& hop : trace.hops)
    whats += std::string(static_cast<std::size_t>(hop.depth), ' ') + hop.what + "\n";
  CHECK(whats ==
        "rule Rule of sending\n"
        " role sender trusts EventBridge\n"
        " role sender may send\n"
        " bus main\n"
        "  rule Rule of monitoring\n"
        "   log group /aws/events/main\n"
        "   dead-letter queue Queue\n"
        "   function ingest\n"
        "   queue Queue\n"
        "   topic notices\n"
        " dead-letter queue Queue\n");
}

TEST_CASE("the sender's rule must be for the event, and on") {
  CHECK(deciding_hop(follow(topology(), insider(), "aws.ec2")) ==
        "rules: no rule of the sender matches this event");
  CHECK(follow(topology(), insider(), "aws.ec2").outcome == HopOutcome::stopped);
  const auto off = follow(topology(good_monitoring, with(good_sender, "ENABLED", "DISABLED")));
  CHECK(off.outcome == HopOutcome::not_applicable);
  CHECK(deciding_hop(off) == "rule Rule of sending: its pattern matches, but the rule is disabled");
  CHECK(sender_with("{source: [aws.sagemaker]}", "{source: [{prefx: aws}]}") ==
        "rule Rule of sending: EventBridge would refuse its pattern: source: there is no operator "
        "'prefx'");
  CHECK(sender_with("State: ENABLED", "State: !ImportValue x") ==
        "rule Rule of sending: its pattern matches, but its State is not known");
  CHECK(sender_with("State: ENABLED", "EventBusName: other") ==
        "rules: no rule of the sender matches this event");
}

TEST_CASE("a sender without stacks in its Region sends nothing") {
  auto empty = topology();
  empty.sending.clear();
  CHECK(deciding_hop(follow(empty)) == "rules: no stack is deployed to senders in us-east-1");
}

TEST_CASE("the target of a bus needs a role that EventBridge may assume") {
  CHECK(sender_with("RoleArn: !GetAtt Role.Arn", "Id2: x") ==
        "role: the target has no RoleArn, which a bus in another account requires");
  CHECK(
      sender_with("RoleArn: !GetAtt Role.Arn", "RoleArn: 'arn:aws:iam::111111111111:role/other'") ==
      "role other: no template creates this role");
  CHECK(sender_with("Service: events.amazonaws.com}, Action: sts",
                    "Service: lambda.amazonaws.com}, Action: sts") ==
        "role sender trusts EventBridge: statement 1 doesn't allow it: its principal is "
        "'lambda.amazonaws.com', the caller events.amazonaws.com");
}

TEST_CASE("the role must be allowed to send to the bus") {
  CHECK(sender_with("Action: events:PutEvents, Resource: "
                    "'arn:aws:events:us-east-1:222222222222:event-bus/main'",
                    "Action: events:PutEvents, Resource: "
                    "'arn:aws:events:us-east-1:222222222222:event-bus/old'") ==
        "role sender may send: statement 1 doesn't allow it: its resource is "
        "'arn:aws:events:us-east-1:222222222222:event-bus/old', the request has "
        "'arn:aws:events:us-east-1:222222222222:event-bus/main'");
  CHECK(sender_with("RoleName: sender", "RoleName: sender\n      PermissionsBoundary: x") ==
        "role sender may send: its permissions boundary, which is not known here, may deny it");
  CHECK(sender_with("Action: events:PutEvents", "Action: sqs:*") != "passed");
}

TEST_CASE("what managed policies allow is not known") {
  const auto trace = follow(
      topology(good_monitoring,
               with(with(good_sender, "Action: events:PutEvents", "Action: sqs:SendMessage2"),
                    "RoleName: sender", "RoleName: sender\n      ManagedPolicyArns: [x]")));
  CHECK(trace.outcome == HopOutcome::undecided);
  CHECK(deciding_hop(trace) ==
        "role sender may send: its managed policies, which are not known here, may allow it");
}

TEST_CASE("a role of the home Region serves all Regions") {
  Topology out;
  deploy(out.monitoring, "monitoring", good_monitoring, monitoring_account);
  const auto elsewhere =
      with(with(good_sender, "!GetAtt Role.Arn", "'arn:aws:iam::111111111111:role/sender'"),
           "  Role:\n", "  Unused:\n    Condition: Never\n");
  deploy(out.sending, "sending", elsewhere + "Conditions: {Never: !Equals [a, b]}\n",
         sender_account);
  CHECK(deciding_hop(follow(out)) == "role sender: no template creates this role");
  deploy(out.sending_home, "sending", good_sender, sender_account);
  CHECK(deciding_hop(follow(out)) == "passed");
}

TEST_CASE("the bus must be there and admit the sender") {
  CHECK(monitoring_with("EventBus, Properties: {Name: main}",
                        "EventBus, Properties: {Name: other}") ==
        "bus main: no template creates a bus with this ARN");
  CHECK(deciding_hop(follow(topology(), {"999999999999", "us-east-1", "o-2/r-2/"})) ==
        "bus main: statement 'Units' doesn't allow it: it requires any aws:PrincipalOrgPaths like "
        "'o-1/r-1/ou-1/*', got 'o-2/r-2/'");
  CHECK(monitoring_with("EventBusName: !Ref Bus\n      StatementId",
                        "EventBusName: x\n      StatementId") == "bus main: it has no policy");
}

TEST_CASE("a sender whose unit is not known is not decided") {
  const auto trace = follow(topology(), {sender_account, "us-east-1", std::nullopt});
  CHECK(trace.outcome == HopOutcome::undecided);
  CHECK(deciding_hop(trace) ==
        "bus main: statement 'Units' may allow it: it depends on aws:PrincipalOrgPaths, which is "
        "not known here");
}

TEST_CASE("a bus or a role under a name that is not known is not decided") {
  const auto anywhere =
      with(good_sender, "Resource: 'arn:aws:events:us-east-1:222222222222:event-bus/main'",
           "Resource: '*'");
  const auto sends_to = [&](const std::string& bus) {
    return follow(
        topology(good_monitoring,
                 with(anywhere, "arn:aws:events:us-east-1:222222222222:event-bus/main", bus)));
  };
  const auto unknown = sends_to("!Sub 'arn:aws:events:us-east-1:222222222222:event-bus/${Link}'");
  CHECK(unknown.outcome == HopOutcome::undecided);
  CHECK(deciding_hop(unknown) == "bus Link: no template creates a bus with this ARN");
  CHECK(sends_to("arn:aws:events:us-east-1:222222222222:event-bus/old").outcome ==
        HopOutcome::stopped);
  const auto role = follow(topology(
      good_monitoring, with(good_sender, "RoleArn: !GetAtt Role.Arn", "RoleArn: !ImportValue x")));
  CHECK(role.outcome == HopOutcome::undecided);
  CHECK(deciding_hop(role).ends_with("no template creates this role"));
}

TEST_CASE("a bus policy may have the form without a statement") {
  const auto old = [](const std::string& principal) {
    const auto begin = good_monitoring.find("      Statement:\n        {Sid: Units");
    const auto end = good_monitoring.find("  Rule:\n");
    auto yaml = good_monitoring;
    return yaml.replace(begin, end - begin,
                        "      Action: events:PutEvents\n      Principal: '" + principal + "'\n");
  };
  CHECK(deciding_hop(follow(topology(old(sender_account)))) == "passed");
  CHECK(deciding_hop(follow(topology(old("333333333333"))))
            .starts_with("bus main: statement 'Admission'"));
}

TEST_CASE("the monitoring account needs no admission to its own bus") {
  CHECK(deciding_hop(follow(topology(), {monitoring_account, "us-east-1", ""})) == "passed");
}

TEST_CASE("a rule of the monitoring bus must be for the event") {
  CHECK(monitoring_with("EventPattern: {source: [aws.sagemaker]}",
                        "EventPattern: {source: [aws.ec2]}") ==
        "rules: no rule on the bus matches this event");
  CHECK(monitoring_with("Name: deliver", "Name: deliver\n      State: DISABLED") ==
        "rules: no rule on the bus matches this event");
}

TEST_CASE("a log group needs a resource policy for its streams") {
  CHECK(monitoring_with("AWS::Logs::ResourcePolicy", "AWS::Logs::QueryDefinition") ==
        "log group /aws/events/main: there is no Logs resource policy");
  CHECK(monitoring_with("${Log.Arn}",
                        "arn:aws:logs:us-east-1:222222222222:log-group:/aws/events/main") !=
        "passed");
  CHECK(monitoring_with("\"logs:CreateLogStream\",", "") ==
        "log group /aws/events/main: statement 'Logs' doesn't allow it: its action is "
        "'logs:PutLogEvents', the request has 'logs:CreateLogStream'");
  CHECK(monitoring_with("AWS::Logs::LogGroup", "AWS::Logs::LogStream") != "passed");
}

TEST_CASE("a condition on the rule can't be decided for a new log stream") {
  const auto trace = follow(topology(with(
      good_monitoring, R"("Resource":"${Log.Arn}"})",
      R"("Resource":"${Log.Arn}","Condition":{"ArnEquals":{"aws:SourceArn":"${Rule.Arn}"}}})")));
  CHECK(trace.outcome == HopOutcome::undecided);
  CHECK(deciding_hop(trace).starts_with(
      "log group /aws/events/main: statement 'Logs' may allow it: it depends on aws:SourceArn"));
}

TEST_CASE("a function needs a permission for the rule") {
  CHECK(monitoring_with("AWS::Lambda::Permission", "AWS::Lambda::Alias") ==
        "function ingest: there is no permission for events.amazonaws.com on this function");
  CHECK(monitoring_with("SourceArn: !GetAtt Rule.Arn}",
                        "SourceArn: 'arn:aws:events:us-east-1:222222222222:rule/deliver'}")
            .starts_with("function ingest: statement 'Permission' doesn't allow it: it requires "
                         "aws:SourceArn like "));
  CHECK(monitoring_with("Principal: events.amazonaws.com, SourceArn",
                        "Principal: sns.amazonaws.com, SourceArn") != "passed");
  CHECK(monitoring_with("Action: 'lambda:InvokeFunction'", "Action: 'lambda:*'") == "passed");
}

TEST_CASE("a queue needs a policy for EventBridge") {
  CHECK(monitoring_with("AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy") ==
        "dead-letter queue Queue: there is no permission for events.amazonaws.com on this queue");
  CHECK(monitoring_with("Action: sqs:SendMessage", "Action: sqs:ReceiveMessage") != "passed");
  CHECK(monitoring_with("{'aws:SecureTransport': 'false'}", "{'aws:SecureTransport': 'true'}") ==
        "dead-letter queue Queue: statement 1 denies it");
  CHECK(sender_with("'aws:SourceArn': !GetAtt Rule.Arn", "'aws:SourceArn': x")
            .starts_with("dead-letter queue Queue: statement 1 doesn't allow it"));
}

TEST_CASE("a topic needs a policy for EventBridge") {
  CHECK(monitoring_with("AWS::SNS::TopicPolicy", "AWS::SNS::Subscription") ==
        "topic notices: there is no permission for events.amazonaws.com on this topic");
  CHECK(monitoring_with("Action: sns:Publish", "Action: sns:Subscribe") != "passed");
}

TEST_CASE("what no template makes, or what is not followed, is not decided") {
  CHECK(monitoring_with("Arn: !GetAtt Function.Arn",
                        "Arn: 'arn:aws:lambda:us-east-1:222222222222:function:x'") ==
        "function x: no template creates this function");
  CHECK(monitoring_with("Arn: !GetAtt Function.Arn",
                        "Arn: 'arn:aws:states:us-east-1:222222222222:stateMachine:x'") ==
        "target stateMachine:x: targets of this type are not followed");
  CHECK(monitoring_with("Arn: !GetAtt Function.Arn", "Arm: x") == "target: its Arn is not known");
}

TEST_CASE("a rule whose condition is not known is not decided") {
  const auto conditional = with(good_monitoring, "DependsOn: LogPolicy", "Condition: Perhaps") +
                           "Conditions: {Perhaps: !Equals [!ImportValue x, b]}\n";
  CHECK(follow(topology(conditional)).outcome == HopOutcome::undecided);
}

TEST_CASE("read-only calls need a state of their own") {
  const auto event = std::get<event_pattern::Event>(event_pattern::Event::parse(
      R"({"source": "aws.sagemaker", "detail-type": "AWS API Call via CloudTrail",
          "detail": {"eventName": "DescribeTrainingJob"}})"));
  const SentEvent sent{event, "aws.sagemaker", "AWS API Call via CloudTrail"};
  CHECK(follow_event(topology(), insider(), sent).outcome == HopOutcome::stopped);
  const auto all =
      with(good_sender, "State: ENABLED", "State: ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
  const auto monitoring =
      with(good_monitoring, "Name: deliver",
           "Name: deliver\n      State: ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
  CHECK(follow_event(topology(monitoring, all), insider(), sent).outcome == HopOutcome::passed);
}

TEST_CASE("an event is followed from the bus that took it") {
  const auto of = topology();
  const auto& bus = *of_type(of.monitoring, "AWS::Events::EventBus").at(0);
  const auto taken = [&](const std::string& source) {
    return follow_event_on_bus(
        bus, of.monitoring,
        {sagemaker_event(source), source, "SageMaker Training Job State Change"});
  };
  CHECK(deciding_hop(taken("aws.sagemaker")) == "passed");
  CHECK(taken("aws.sagemaker").hops.front().what == "rule Rule of monitoring");
  CHECK(taken("aws.sagemaker").hops.front().depth == 0);
  CHECK(deciding_hop(taken("aws.ec2")) == "rules: no rule on the bus matches this event");
}
