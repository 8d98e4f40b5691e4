#include <catch2/catch.hpp>

#include "trace_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::trace;

namespace {

/// The events of the good sender come from a schedule.
const std::string scheduling = good_sender + R"(
  Schedule:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: rate(10 minutes)
      Target:
        Arn: !Sub 'arn:aws:events:us-east-1:${AWS::AccountId}:event-bus/default'
        RoleArn: !GetAtt Heart.Arn
        EventBridgeParameters: {Source: aws.sagemaker, DetailType: SageMaker Training Job State Change}
  Heart:
    Type: AWS::IAM::Role
    Properties:
      RoleName: heart
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Principal: {Service: scheduler.amazonaws.com}, Action: sts:AssumeRole,
                    Condition: {StringEquals: {'aws:SourceAccount': !Ref AWS::AccountId}}}
      Policies:
        - PolicyName: P
          PolicyDocument:
            Statement: {Effect: Allow, Action: events:PutEvents,
                        Resource: !Sub 'arn:aws:events:*:${AWS::AccountId}:event-bus/default'}
)";

Trace follow_with(const std::string& what, const std::string& instead) {
  return follow(topology(good_monitoring, with(scheduling, what, instead)));
}

}  // namespace

TEST_CASE("the event of a schedule needs a role that may put it on the default bus") {
  const auto trace = follow(topology(good_monitoring, scheduling));
  CHECK(trace.outcome == HopOutcome::passed);
  REQUIRE(trace.hops.size() > 3);
  CHECK(trace.hops[0].what == "schedule Schedule of sending");
  CHECK(trace.hops[1].what == "role heart trusts EventBridge Scheduler");
  CHECK(trace.hops[2].what == "role heart may send");
  CHECK(trace.hops[3].what == "rule Rule of sending");

  CHECK(deciding_hop(follow_with("scheduler.amazonaws.com", "events.amazonaws.com")) ==
        "role heart trusts EventBridge Scheduler: statement 1 doesn't allow it: its principal is "
        "'events.amazonaws.com', the caller scheduler.amazonaws.com");
  CHECK(deciding_hop(follow_with("!Ref AWS::AccountId}", "'999999999999'}"))
            .starts_with("role heart trusts EventBridge Scheduler: statement 1 doesn't allow it"));
  CHECK(deciding_hop(follow_with("events:*:${AWS::AccountId}:event-bus/default",
                                 "events:*:${AWS::AccountId}:event-bus/other"))
            .starts_with("role heart may send: "));
  CHECK(deciding_hop(follow_with("!GetAtt Heart.Arn", "arn:aws:iam::111111111111:role/none")) ==
        "role none: no template creates this role");
}

TEST_CASE("a schedule that is off, or not known, doesn't pass") {
  constexpr auto expression = "ScheduleExpression: rate(10 minutes)";
  const auto off = follow_with(expression, "State: DISABLED");
  CHECK(off.outcome == HopOutcome::not_applicable);
  CHECK(deciding_hop(off) ==
        "schedule Schedule of sending: it sends this event, but the schedule is disabled");
  CHECK(deciding_hop(follow_with(expression, "State: !ImportValue x")) ==
        "schedule Schedule of sending: its State is not known");
  CHECK(deciding_hop(follow_with("RoleArn: !GetAtt Heart.Arn", "Other: x")) ==
        "target of the schedule: its RoleArn is not known");
}

TEST_CASE("events that no schedule makes have no such hop") {
  CHECK(follow_with("Source: aws.sagemaker, DetailType", "Source: other, DetailType")
            .hops.front()
            .what == "rule Rule of sending");
}
