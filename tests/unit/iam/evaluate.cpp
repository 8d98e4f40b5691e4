#include "sagewatch/iam/evaluate.hpp"

#include <catch2/catch.hpp>

#include "policy_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::iam;

namespace {

Outcome for_principal(const std::string& principal, const Request& request = put_event()) {
  return outcome(R"("Effect": "Allow", "Action": "*", "Resource": "*", "Principal": )" + principal,
                 request);
}

Outcome for_action(const std::string& member) {
  return outcome(R"("Effect": "Allow", "Principal": "*", "Resource": "*", )" + member);
}

Outcome for_resource(const std::string& member, const Request& request = put_event()) {
  return outcome(R"("Effect": "Allow", "Principal": "*", "Action": "*", )" + member, request);
}

Request by_service(std::string name) {
  auto request = put_event();
  request.caller = {.service = std::move(name)};
  return request;
}

}  // namespace

TEST_CASE("an action matches by its form, whatever its case") {
  CHECK(for_action(R"("Action": "events:PutEvents")") == Outcome::allowed);
  CHECK(for_action(R"("Action": ["sqs:*", "EVENTS:putevent?"])") == Outcome::allowed);
  CHECK(for_action(R"("Action": "events:Put")") == Outcome::implicitly_denied);
  CHECK(for_action(R"("NotAction": "sqs:*")") == Outcome::allowed);
  CHECK(for_action(R"("NotAction": "events:*")") == Outcome::implicitly_denied);
  CHECK(for_action(R"("Sid": "none")") == Outcome::undecided);
}

TEST_CASE("a question mark is one character, however many bytes it has") {
  auto request = put_event();
  request.resource = cfn::Text("arn:aws:s3:::bucket/café/日本");
  CHECK(for_resource(R"("Resource": "arn:aws:s3:::bucket/caf?/??")", request) == Outcome::allowed);
  CHECK(for_resource(R"("Resource": "arn:aws:s3:::bucket/caf??/??")", request) ==
        Outcome::implicitly_denied);
  CHECK(for_resource(R"("Resource": "arn:aws:s3:::bucket/caf*é/*")", request) == Outcome::allowed);
  CHECK(for_resource(R"("NotResource": "arn:aws:s3:::bucket/caf?/??")", request) ==
        Outcome::implicitly_denied);
  request.action = "events:é";
  CHECK(outcome(R"("Effect": "Allow", "Principal": "*", "Resource": "*", "Action": "events:?")",
                request) == Outcome::allowed);
}

TEST_CASE("a resource matches by its form") {
  CHECK(for_resource(R"("Resource": "arn:aws:events:*:222222222222:event-bus/main")") ==
        Outcome::allowed);
  CHECK(for_resource(R"("Resource": "arn:aws:events:us-east-1:${aws:PrincipalAccount}:*")") ==
        Outcome::implicitly_denied);
  CHECK(for_resource(R"("Resource": ["arn:aws:sqs:*", "arn:aws:events:*:event-bus/other"])") ==
        Outcome::implicitly_denied);
  CHECK(for_resource(R"("NotResource": "arn:aws:sqs:*")") == Outcome::allowed);
  CHECK(for_resource(R"("NotResource": "arn:aws:events:*")") == Outcome::implicitly_denied);
  CHECK(for_resource(R"("Sid": "none")") == Outcome::undecided);
}

TEST_CASE("a trust policy has no resource") {
  auto request = put_event();
  request.resource.reset();
  CHECK(for_resource(R"("Sid": "none")", request) == Outcome::allowed);
}

TEST_CASE("a principal is everybody, an account, or somebody of it") {
  CHECK(for_principal(R"("*")") == Outcome::allowed);
  CHECK(for_principal(R"({"AWS": "*"})") == Outcome::allowed);
  CHECK(for_principal(R"({"AWS": ["333333333333", "111111111111"]})") == Outcome::allowed);
  CHECK(for_principal(R"({"AWS": "arn:aws:iam::111111111111:root"})") == Outcome::allowed);
  CHECK(for_principal(R"({"AWS": "arn:aws:iam::111111111111:role/sender"})") == Outcome::allowed);
  CHECK(for_principal(R"({"AWS": "arn:aws:iam::111111111111:role/other"})") ==
        Outcome::implicitly_denied);
  CHECK(for_principal(R"({"AWS": "arn:aws:iam::333333333333:root"})") ==
        Outcome::implicitly_denied);
  CHECK(for_principal(R"({"AWS": "333333333333"})") == Outcome::implicitly_denied);
  CHECK(for_principal(R"({"Service": "events.amazonaws.com"})") == Outcome::implicitly_denied);
  CHECK(for_principal(R"({"Federated": "x"})") == Outcome::implicitly_denied);
}

TEST_CASE("a canonical user may be any account, and is no service") {
  CHECK(for_principal(R"({"CanonicalUser": "79a59df900b949e5"})") == Outcome::undecided);
  CHECK(for_principal(R"({"CanonicalUser": "79a59df900b949e5", "AWS": "111111111111"})") ==
        Outcome::allowed);
  CHECK(for_principal(R"({"CanonicalUser": "79a59df900b949e5"})",
                      by_service("events.amazonaws.com")) == Outcome::implicitly_denied);
}

TEST_CASE("a role is not decided where the caller's is not known") {
  auto request = put_event();
  request.caller.arn.reset();
  CHECK(for_principal(R"({"AWS": "arn:aws:iam::111111111111:role/sender"})", request) ==
        Outcome::undecided);
  CHECK(for_principal(R"({"AWS": "arn:aws:iam::333333333333:role/sender"})", request) ==
        Outcome::implicitly_denied);
  CHECK(for_principal(R"({"AWS": "AROAEXAMPLEID"})") == Outcome::undecided);
}

TEST_CASE("a service is named as it is") {
  CHECK(for_principal(R"({"Service": ["x.amazonaws.com", "events.amazonaws.com"]})",
                      by_service("events.amazonaws.com")) == Outcome::allowed);
  CHECK(for_principal(R"("*")", by_service("events.amazonaws.com")) == Outcome::allowed);
  CHECK(for_principal(R"({"Service": "lambda.amazonaws.com"})",
                      by_service("events.amazonaws.com")) == Outcome::implicitly_denied);
  CHECK(for_principal(R"({"AWS": "111111111111"})", by_service("events.amazonaws.com")) ==
        Outcome::implicitly_denied);
}

TEST_CASE("NotPrincipal denies all that it doesn't name, with their account") {
  const auto denied_but = [](const std::string& entry, const Request& request = put_event()) {
    return evaluate(policy_of(R"({"Statement": [
      {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"},
      {"Effect": "Deny", "NotPrincipal": )" +
                              entry + R"(, "Action": "events:*", "Resource": "*"}]})"),
                    PolicyKind::of_resource, request)
        .outcome;
  };
  CHECK(denied_but(R"({"AWS": "333333333333"})") == Outcome::explicitly_denied);
  CHECK(denied_but(R"({"AWS": "arn:aws:iam::333333333333:root"})",
                   by_service("events.amazonaws.com")) == Outcome::explicitly_denied);
  CHECK(denied_but(R"({"AWS": "*"})") == Outcome::allowed);
  CHECK(denied_but(R"("*")") == Outcome::allowed);
  CHECK(denied_but(R"({"AWS": ["arn:aws:iam::111111111111:role/sender", "111111111111"]})") ==
        Outcome::allowed);
  CHECK(denied_but(R"({"AWS": ["arn:aws:iam::111111111111:role/other", "111111111111"]})") ==
        Outcome::explicitly_denied);
  CHECK(denied_but(R"({"AWS": "111111111111"})") == Outcome::explicitly_denied);
  CHECK(denied_but(R"({"AWS": "arn:aws:iam::111111111111:role/sender"})") == Outcome::undecided);
  CHECK(denied_but(R"({"Service": "events.amazonaws.com"})", by_service("events.amazonaws.com")) ==
        Outcome::allowed);
  CHECK(denied_but(R"({"Service": "events.amazonaws.com"})") == Outcome::explicitly_denied);
  CHECK(denied_but(R"({"AWS": []})") == Outcome::explicitly_denied);
  auto unknown = put_event();
  unknown.caller.arn.reset();
  CHECK(denied_but(R"({"AWS": ["arn:aws:iam::111111111111:role/sender", "111111111111"]})",
                   unknown) == Outcome::undecided);
}

TEST_CASE("NotPrincipal allows all that it doesn't name") {
  const auto allowed_but = [](const std::string& entry) {
    return outcome(R"("Effect": "Allow", "Action": "events:*", "Resource": "*", "NotPrincipal": )" +
                   entry);
  };
  CHECK(allowed_but(R"({"AWS": "333333333333"})") == Outcome::allowed);
  CHECK(allowed_but(R"({"AWS": "arn:aws:iam::111111111111:role/sender"})") ==
        Outcome::implicitly_denied);
  CHECK(allowed_but(R"({"AWS": "111111111111"})") == Outcome::undecided);
  CHECK(allowed_but(R"({"Service": "events.amazonaws.com"})") == Outcome::allowed);
  CHECK(for_principal(R"("111111111111")") == Outcome::undecided);
}

TEST_CASE("a policy with an element and its opposite is invalid") {
  const std::string rest = R"("Sid": "S", "Effect": "Allow", "Principal": "*", "Action": "sqs:*",
    "Resource": "*", )";
  const auto verdict = [&](const std::string& member) {
    return evaluate(statement(rest + member), PolicyKind::of_resource, put_event());
  };
  CHECK(verdict(R"("NotAction": "sqs:*")").outcome == Outcome::invalid);
  CHECK(verdict(R"("NotAction": "sqs:*")").reason ==
        "AWS refuses statement 'S': it has both Action and NotAction");
  CHECK(verdict(R"("NotResource": "*")").reason.ends_with("both Resource and NotResource"));
  CHECK(verdict(R"("NotPrincipal": "*")").reason.ends_with("both Principal and NotPrincipal"));
}

TEST_CASE("a denial wins over what allows") {
  const auto policy = policy_of(R"({"Version": "2012-10-17", "Statement": [
    {"Sid": "All", "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"},
    {"Sid": "Plain", "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
     "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]})");
  auto request = put_event();
  CHECK(evaluate(policy, PolicyKind::of_resource, request).outcome == Outcome::allowed);
  request.context.set("aws:SecureTransport", {{"false"}});
  const auto verdict = evaluate(policy, PolicyKind::of_resource, request);
  CHECK(verdict.outcome == Outcome::explicitly_denied);
  CHECK(verdict.reason == "statement 'Plain' denies it");
}

TEST_CASE("a denial that may hold makes it undecided, unless nothing allows") {
  const std::string deny = R"({"Sid": "D", "Effect": "Deny", "Principal": "*", "Action": "*",
    "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}})";
  const auto with = [&](const std::string& action) {
    return evaluate(policy_of(R"({"Statement": [)" + deny + R"(, {"Effect": "Allow",
      "Principal": "*", "Resource": "*", "Action": ")" +
                              action + "\"}]}"),
                    PolicyKind::of_resource, put_event());
  };
  CHECK(with("events:*").reason ==
        "statement 'D' may deny it: it depends on aws:MultiFactorAuthPresent, which is not known "
        "here");
  CHECK(with("events:*").outcome == Outcome::undecided);
  CHECK(with("sqs:*").outcome == Outcome::implicitly_denied);
}

TEST_CASE("what nothing allows says which statement came closest") {
  const auto policy = policy_of(R"({"Statement": [
    {"Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "*"},
    {"Sid": "Bus", "Effect": "Allow", "Principal": {"AWS": "333333333333"}, "Action": "events:*",
     "Resource": "*"}]})");
  CHECK(evaluate(policy, PolicyKind::of_resource, put_event()).reason ==
        "no statement allows it; the closest is 'Bus': its principal is '333333333333', the caller "
        "arn:aws:iam::111111111111:role/sender");
  CHECK(evaluate(policy_of(R"({"Statement": []})"), PolicyKind::of_resource, put_event()).reason ==
        "no statement allows anything");
  CHECK(
      evaluate(statement(R"("Effect": "Allow", "Action": "sqs:Send", "Resource": "*",
                              "Principal": "*")"),
               PolicyKind::of_resource, put_event())
          .reason ==
      "statement 1 doesn't allow it: its action is 'sqs:Send', the request has 'events:PutEvents'");
}

TEST_CASE("a role's own policy has no principal") {
  const std::string members = R"("Effect": "Allow", "Action": "events:PutEvents", "Resource":
    "arn:aws:events:us-east-1:222222222222:event-bus/main")";
  CHECK(outcome(members, put_event(), PolicyKind::of_identity) == Outcome::allowed);
  CHECK(outcome(members, put_event(), PolicyKind::of_resource) == Outcome::undecided);
}

TEST_CASE("what is known after the deployment only is equal to itself") {
  auto request = put_event();
  const cfn::Reference queue{"", "Queue", "Arn"};
  request.resource = cfn::Text(queue);
  const auto selects = [&](cfn::Text pattern) {
    Policy policy{.statements = {{.name = "1",
                                  .actions = Selection{false, {"*"}},
                                  .resources = Selection{false, {std::move(pattern)}}}}};
    return evaluate(policy, PolicyKind::of_identity, request).outcome;
  };
  CHECK(selects(queue) == Outcome::allowed);
  CHECK(selects("*") == Outcome::allowed);
  CHECK(selects("arn:aws:sqs:*") == Outcome::undecided);
  CHECK(selects(cfn::Reference{"", "Other", "Arn"}) == Outcome::undecided);
  request.resource = "arn:aws:sqs:us-east-1:1:" + cfn::Text(queue);
  CHECK(selects("arn:aws:sqs:*") == Outcome::allowed);
  CHECK(selects("arn:aws:sns:*") == Outcome::implicitly_denied);
  CHECK(selects("arn:aws:sqs:us-east-1:1:" + cfn::Text(queue)) == Outcome::allowed);
  CHECK(selects("arn:aws:sqs:us-east-1:1:?") == Outcome::undecided);
}
