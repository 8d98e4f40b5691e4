#pragma once

#include <stdexcept>
#include <string>

#include "sagewatch/document/read.hpp"
#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

inline constexpr auto monitoring_account = "222222222222";
inline constexpr auto sender_account = "111111111111";

/// Adds a template in YAML to `stacks`.
inline void deploy(Stacks& stacks, const std::string& name, const std::string& yaml,
                   const std::string& account, const std::string& region = "us-east-1") {
  auto reading = document::read_yaml(name, yaml);
  if (!reading.usable()) throw std::runtime_error(reading.problems.front().message);
  stacks.push_back(std::make_unique<DeployedStack>(name, std::move(reading.document),
                                                   Place{account, region, "aws", {}}));
}

inline const Resource& only(const Stacks& stacks, std::string_view type) {
  const auto all = of_type(stacks, type);
  if (all.size() != 1) throw std::runtime_error("not one " + std::string(type));
  return *all.front();
}

/// `text` with the one occurrence of `what` replaced.
inline std::string with(std::string text, const std::string& what, const std::string& instead) {
  const auto at = text.find(what);
  if (at == std::string::npos || text.find(what, at + 1) != std::string::npos) {
    throw std::runtime_error("not once: " + what);
  }
  return text.replace(at, what.size(), instead);
}

/// The workload account's template, in small: everything is as it should be.
inline const std::string good_sender = R"(
Resources:
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: send
      EventPattern: {source: [aws.sagemaker]}
      State: ENABLED
      Targets:
        - Id: Bus
          Arn: arn:aws:events:us-east-1:222222222222:event-bus/main
          RoleArn: !GetAtt Role.Arn
          DeadLetterConfig: {Arn: !GetAtt Queue.Arn}
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: sender
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sts:AssumeRole}
      Policies:
        - PolicyName: P
          PolicyDocument:
            Statement:
              - {Effect: Allow, Action: events:PutEvents, Resource: 'arn:aws:events:us-east-1:222222222222:event-bus/main'}
  Queue: {Type: AWS::SQS::Queue}
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement:
          - {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sqs:SendMessage,
             Resource: !GetAtt Queue.Arn, Condition: {ArnEquals: {'aws:SourceArn': !GetAtt Rule.Arn}}}
  Source:
    Type: AWS::IAM::Role
    Properties:
      RoleName: source
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Principal: {AWS: '222222222222'}, Action: sts:AssumeRole,
                    Condition: {ArnEquals: {'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/monitor'}}}
  Link:
    Type: AWS::Oam::Link
    Properties:
      SinkIdentifier: arn:aws:oam:us-east-1:222222222222:sink/1
      ResourceTypes: [AWS::CloudWatch::Metric]
)";

/// The monitoring account's template, in small.
inline const std::string good_monitoring = R"(
Resources:
  Bus: {Type: AWS::Events::EventBus, Properties: {Name: main}}
  Admission:
    Type: AWS::Events::EventBusPolicy
    Properties:
      EventBusName: !Ref Bus
      StatementId: Units
      Statement:
        {Sid: Units, Effect: Allow, Principal: '*', Action: events:PutEvents, Resource: !GetAtt Bus.Arn,
         Condition: {'ForAnyValue:StringLike': {'aws:PrincipalOrgPaths': ['o-1/r-1/ou-1/*']}}}
  Rule:
    Type: AWS::Events::Rule
    DependsOn: LogPolicy
    Properties:
      Name: deliver
      EventBusName: !Ref Bus
      EventPattern: {source: [aws.sagemaker]}
      Targets:
        - {Id: Log, Arn: !GetAtt Log.Arn, DeadLetterConfig: {Arn: !GetAtt Queue.Arn}}
        - {Id: Function, Arn: !GetAtt Function.Arn}
        - {Id: Queue, Arn: !GetAtt Queue.Arn}
        - {Id: Topic, Arn: !Ref Topic}
  Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/events/main}}
  LogPolicy:
    Type: AWS::Logs::ResourcePolicy
    Properties:
      PolicyName: events
      PolicyDocument: !Sub '{"Version":"2012-10-17","Statement":[{"Sid":"Logs","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"${Log.Arn}"}]}'
  Function: {Type: AWS::Lambda::Function, Properties: {FunctionName: ingest}}
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: 'lambda:InvokeFunction',
                 Principal: events.amazonaws.com, SourceArn: !GetAtt Rule.Arn}
  Queue: {Type: AWS::SQS::Queue}
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement:
          - {Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: '*', Condition: {Bool: {'aws:SecureTransport': 'false'}}}
          - {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn}
  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: notices}}
  TopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument:
        Statement: {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sns:Publish, Resource: !Ref Topic}
  Monitor:
    Type: AWS::IAM::Role
    Properties:
      RoleName: monitor
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
      Policies:
        - PolicyName: P
          PolicyDocument:
            Statement: {Effect: Allow, Action: sts:AssumeRole, Resource: 'arn:aws:iam::*:role/source'}
  Sink:
    Type: AWS::Oam::Sink
    Properties:
      Name: sink
      Policy:
        Statement:
          - {Sid: Links, Effect: Allow, Principal: '*', Action: ['oam:CreateLink'], Resource: '*',
             Condition: {'ForAnyValue:StringLike': {'aws:PrincipalOrgPaths': ['o-1/r-1/ou-1/*']},
                         'ForAllValues:StringEquals': {'oam:ResourceTypes': [AWS::CloudWatch::Metric]}}}
)";

inline Topology topology(const std::string& monitoring = good_monitoring,
                         const std::string& sending = good_sender) {
  Topology out;
  deploy(out.monitoring, "monitoring", monitoring, monitoring_account);
  deploy(out.sending, "sending", sending, sender_account);
  deploy(out.sending_home, "sending", sending, sender_account);
  return out;
}

/// In a child of the unit that the policies admit.
inline Sender insider() { return {sender_account, "us-east-1", "o-1/r-1/ou-1/ou-2/"}; }

inline event_pattern::Event sagemaker_event(const std::string& source = "aws.sagemaker") {
  return std::get<event_pattern::Event>(event_pattern::Event::parse(
      R"({"source": ")" + source + R"(", "detail-type": "SageMaker Training Job State Change"})"));
}

inline Trace follow(const Topology& of, const Sender& sender = insider(),
                    const std::string& source = "aws.sagemaker") {
  const auto event = sagemaker_event(source);
  return follow_event(of, sender, {event, source, "SageMaker Training Job State Change"});
}

/// "WHAT: WHY" of the first hop with the trace's own mark, which is not passed.
inline std::string deciding_hop(const Trace& trace) {
  for (const auto& hop : trace.hops) {
    if (hop.outcome == trace.outcome && hop.outcome != HopOutcome::passed)
      return hop.what + ": " + hop.why;
  }
  return "passed";
}

}  // namespace sagewatch::trace
