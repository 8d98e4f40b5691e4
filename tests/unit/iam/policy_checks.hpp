#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "sagewatch/document/read.hpp"
#include "sagewatch/iam/evaluate.hpp"

namespace sagewatch::iam {

inline Policy policy_of(std::string_view json) {
  const auto reading = document::read_json("policy.json", std::string(json));
  if (!reading.usable()) throw std::runtime_error(reading.problems.front().message);
  auto read = read_policy(reading.document.root);
  if (const auto* wrong = std::get_if<NoPolicy>(&read)) throw std::runtime_error(wrong->reason);
  return std::get<Policy>(std::move(read));
}

/// A policy of one statement, whose members are given.
inline Policy statement(const std::string& members) {
  return policy_of(R"({"Version": "2012-10-17", "Statement": [{)" + members + "}]}");
}

/// The usual request: account 111111111111, in a unit, puts an event on a bus.
inline Request put_event() {
  return {.caller = {.account = "111111111111",
                     .arn = cfn::Text("arn:aws:iam::111111111111:role/sender")},
          .action = "events:PutEvents",
          .resource = cfn::Text("arn:aws:events:us-east-1:222222222222:event-bus/main"),
          .context = {{"aws:PrincipalAccount", {{"111111111111"}}},
                      {"aws:PrincipalOrgPaths", {{"o-1/r-1/ou-1/ou-2/"}, true}},
                      {"aws:SourceIp", {{"10.1.2.3"}}},
                      {"aws:SourceArn", {{}}},
                      {"aws:CurrentTime", {{"2026-01-31T12:00:00Z"}}},
                      {"aws:SecureTransport", {{"true"}}},
                      {"test:Number", {{"5"}}},
                      {"test:Many", {{"a", "b"}, true}},
                      {"test:None", {{}, true}}}};
}

/// Whether `Condition` with these members lets the usual request pass.
inline Verdict with_condition(const std::string& condition, Request request = put_event()) {
  return evaluate(statement(R"("Sid": "S", "Effect": "Allow", "Principal": "*", "Action": "*",
                              "Resource": "*", "Condition": {)" +
                            condition + "}"),
                  PolicyKind::of_resource, request);
}

inline Outcome outcome(const std::string& members, const Request& request = put_event(),
                       PolicyKind kind = PolicyKind::of_resource) {
  return evaluate(statement(members), kind, request).outcome;
}

}  // namespace sagewatch::iam
