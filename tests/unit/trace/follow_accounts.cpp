#include <catch2/catch.hpp>

#include "trace_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::trace;

namespace {

Trace links(const std::string& monitoring, const std::string& sending = good_sender,
            const Sender& sender = insider()) {
  return follow_links(topology(monitoring, sending), sender);
}

std::string roles(const std::string& monitoring, const std::string& sending = good_sender) {
  return deciding_hop(follow_roles(topology(monitoring, sending), insider()));
}

}  // namespace

TEST_CASE("a link passes where the sink's policy admits it") {
  CHECK(links(good_monitoring).outcome == HopOutcome::passed);
  CHECK(deciding_hop(links(good_monitoring, good_sender, {"999999999999", "us-east-1", ""})) ==
        "link Link of sending: statement 'Links' doesn't allow it: it requires any "
        "aws:PrincipalOrgPaths like 'o-1/r-1/ou-1/*', got no value");
}

TEST_CASE("an equal path shuts everybody out of the sink") {
  auto wrong = good_monitoring;
  wrong.replace(wrong.rfind("ForAnyValue:StringLike"), 22, "ForAnyValue:StringEquals");
  CHECK(deciding_hop(links(wrong)) ==
        "link Link of sending: statement 'Links' doesn't allow it: it requires any "
        "aws:PrincipalOrgPaths equal to 'o-1/r-1/ou-1/*', got 'o-1/r-1/ou-1/ou-2/'");
}

TEST_CASE("a link shares no more than the sink takes") {
  CHECK(deciding_hop(links(good_monitoring, with(good_sender, "[AWS::CloudWatch::Metric]",
                                                 "[AWS::CloudWatch::Metric, AWS::XRay::Trace]"))) ==
        "link Link of sending: statement 'Links' doesn't allow it: it requires every "
        "oam:ResourceTypes equal to 'AWS::CloudWatch::Metric', got 'AWS::CloudWatch::Metric' and "
        "'AWS::XRay::Trace'");
}

TEST_CASE("a link needs its sink, in its Region") {
  CHECK(deciding_hop(links(good_monitoring,
                           with(good_sender, "222222222222:sink/1", "333333333333:sink/1"))) ==
        "link Link of sending: no template creates the sink "
        "arn:aws:oam:us-east-1:333333333333:sink/1");
  CHECK(deciding_hop(links(
            with(good_monitoring, "Type: AWS::Oam::Sink", "Type: AWS::SNS::Topic"))) != "passed");
  Topology elsewhere = topology();
  elsewhere.sending.clear();
  deploy(elsewhere.sending, "sending", good_sender, sender_account, "eu-west-1");
  CHECK(deciding_hop(follow_links(elsewhere, insider())) ==
        "link Link of sending: the sink is in another Region");
}

TEST_CASE("a link with an unknown sink is not decided") {
  const auto trace =
      links(good_monitoring,
            with(good_sender, "arn:aws:oam:us-east-1:222222222222:sink/1", "!ImportValue x"));
  CHECK(trace.outcome == HopOutcome::undecided);
}

TEST_CASE("senders without links or roles for accounts have nothing to follow") {
  const std::string nothing = "Resources: {Queue: {Type: AWS::SQS::Queue}}";
  CHECK(links(good_monitoring, nothing).outcome == HopOutcome::not_applicable);
  CHECK(follow_roles(topology(good_monitoring, nothing), insider()).outcome ==
        HopOutcome::not_applicable);
}

TEST_CASE("a role with the right trust policy that nobody may assume is not used") {
  const auto nobody =
      with(good_monitoring, "Action: sts:AssumeRole, Resource", "Action: s3:Get*, Resource");
  const auto trace = follow_roles(topology(nobody), insider());
  CHECK(trace.outcome == HopOutcome::not_applicable);
  CHECK(trace.hops.back().what == "role source trusts monitor");
  CHECK(roles(nobody, with(good_sender, "role/monitor'", "role/other'")) != "passed");
}

TEST_CASE("a role is assumed where both sides allow it") {
  CHECK(roles(good_monitoring) == "passed");
  CHECK(roles(with(good_monitoring, "arn:aws:iam::*:role/source", "arn:aws:iam::*:role/monitor")) ==
        "monitor may assume role source: statement 1 doesn't allow it: its resource is "
        "'arn:aws:iam::*:role/monitor', the request has 'arn:aws:iam::111111111111:role/source'");
  CHECK(
      roles(good_monitoring, with(good_sender, "role/monitor'", "role/other'")) ==
      "role source trusts monitor: statement 1 doesn't allow it: it requires aws:PrincipalArn like "
      "'arn:aws:iam::222222222222:role/other', got 'arn:aws:iam::222222222222:role/monitor'");
  CHECK(roles(good_monitoring,
              with(good_sender, "{AWS: '222222222222'}", "{AWS: '333333333333'}")) != "passed");
  CHECK(roles(with(good_monitoring, "RoleName: monitor", "RoleName: other")) != "passed");
  CHECK(roles("Resources: {Queue: {Type: AWS::SQS::Queue}}") ==
        "role source: the monitoring account has no role to assume it");
}
