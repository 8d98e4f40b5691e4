#include "checks/policies/other_organizations.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

using namespace sagewatch;

namespace {

/// Whether a statement for everybody with this Condition, as YAML, lets strangers in.
bool lets_in(const std::string& condition, const std::string& principal = "'*'") {
  const auto reading = document::read_yaml(
      "t.yaml", "{Effect: Allow, Principal: " + principal +
                    ", Action: events:PutEvents, Resource: '*', Condition: {" + condition + "}}");
  REQUIRE(reading.usable());
  return checks::admits_other_organizations(reading.document.root);
}

}  // namespace

TEST_CASE("a condition on who the caller is keeps strangers out") {
  CHECK_FALSE(lets_in("StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}"));
  CHECK_FALSE(lets_in("StringEquals: {'AWS:principalorgid': o-a1b2c3d4e5}"));
  CHECK_FALSE(lets_in("ForAnyValue:StringLike: {aws:PrincipalOrgPaths: o-a1b2c3d4e5/r-ab12/*}"));
  CHECK_FALSE(lets_in("StringEquals: {aws:PrincipalAccount: ['111111111111']}"));
  CHECK_FALSE(lets_in("ArnLike: {aws:SourceArn: 'arn:aws:events:*:111111111111:rule/*'}"));
  CHECK_FALSE(lets_in("StringEquals: {aws:PrincipalOrgID: '${aws:ResourceOrgID}'}"));
  CHECK_FALSE(lets_in("Bool: {aws:PrincipalIsAWSService: 'true'}"));
  CHECK_FALSE(lets_in("IpAddress: {aws:SourceIp: 192.0.2.0/24}"));
}

TEST_CASE("a condition that other organizations satisfy excludes nobody") {
  CHECK(lets_in(""));
  CHECK(lets_in("StringNotEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}"));
  CHECK(lets_in("StringLike: {aws:PrincipalOrgID: '*'}"));
  CHECK(lets_in("StringLike: {aws:PrincipalOrgID: 'o-*'}"));
  CHECK(lets_in("ForAllValues:StringEquals: {oam:ResourceTypes: AWS::CloudWatch::Metric}"));
  CHECK(lets_in("StringEquals: {events:source: shop}"));
  CHECK(lets_in("Bool: {aws:SecureTransport: 'true'}"));
  CHECK(lets_in("Bool: {aws:PrincipalIsAWSService: 'false'}"));
  CHECK(lets_in("'Null': {aws:PrincipalOrgID: 'false'}"));
  CHECK(lets_in("ArnNotLike: {aws:PrincipalArn: 'arn:aws:iam::111111111111:role/*'}"));
}

TEST_CASE("a value that isn't known is one of the owner's") {
  const auto found = [](const std::string& condition) {
    std::vector<checks::Subject> subjects;
    subjects.push_back({.document = document::read_yaml("t.yaml", R"(
Parameters: {Org: {Type: String}}
Resources:
  Sink:
    Type: AWS::Oam::Sink
    Properties:
      Name: central
      Policy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: oam:CreateLink
            Resource: "*"
            Condition: {)" + condition + "}")
                                        .document});
    const auto result = checks::run_checks(subjects, {});
    return std::ranges::count(result.diagnostics, "E1019", &cfn::Diagnostic::id) > 0;
  };
  CHECK_FALSE(found("StringEquals: {aws:PrincipalOrgID: !Ref Org}"));
  CHECK_FALSE(found("ForAnyValue:StringLike: {aws:PrincipalOrgPaths: !Sub '${Org}/r-1/*'}"));
  CHECK(found("StringNotEquals: {aws:PrincipalOrgID: !Ref Org}"));
}

TEST_CASE("one of several conditions is enough, and a named principal is not a wildcard") {
  CHECK_FALSE(
      lets_in("StringNotEquals: {aws:PrincipalAccount: '111111111111'}, "
              "StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}"));
  CHECK_FALSE(lets_in("", "{AWS: '111111111111'}"));
  CHECK_FALSE(lets_in("", "{Service: events.amazonaws.com}"));
}
