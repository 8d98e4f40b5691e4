#include <catch2/catch.hpp>
#include <set>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

using namespace sagewatch;
using Conditions = std::set<std::string>;

namespace {

Conditions found_in_resource(const std::string& resource) {
  auto reading = document::read_document("template.yaml", "Resources:\n  X: {" + resource + "}\n");
  REQUIRE(reading.usable());
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = std::move(reading.document)});
  Conditions out;
  for (const auto& diagnostic : checks::run_checks(subjects, {}).diagnostics) {
    UNSCOPED_INFO(diagnostic.message);
    out.insert(diagnostic.id);
  }
  return out;
}

/// What is found in a key whose policy has this condition.
Conditions found_in_key(const std::string& condition) {
  return found_in_resource(
      "Type: AWS::KMS::Key, Properties: {KeyPolicy: {Version: '2012-10-17', Statement: [{Effect: "
      "Allow, Principal: {Service: events.amazonaws.com}, Action: 'kms:Decrypt', Resource: '*', "
      "Condition: " +
      condition + "}]}}");
}

}  // namespace

TEST_CASE(
    "a key that is almost one of the service is found, in whatever letters the right one is") {
  CHECK(found_in_key("{StringEquals: {'kms:ViaService': sqs}}").empty());
  CHECK(found_in_key("{StringEquals: {'KMS:viaservice': sqs}}").empty());
  CHECK(found_in_key("{StringEquals: {'kms:EncryptionContext:aws:logs:arn': a}}").empty());
  CHECK(found_in_key("{StringEquals: {'kms:Something': a}}").empty());
  CHECK(found_in_key("{StringEquals: {'kms:ViaServices': sqs}}") == Conditions{"W1189"});
  CHECK(found_in_key("{StringEquals: {'kms:CallerAcount': a}}") == Conditions{"W1189"});
}

TEST_CASE("operators are known in any case") {
  CHECK(found_in_key("{stringequals: {'kms:ViaService': sqs}}").empty());
  const std::string paths =
      " {'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*']}}";
  const auto found = found_in_key("{'foranyvalue:stringlike':" + paths);
  CHECK(found.count("E1187") == 0);
  CHECK(found.count("E1017") == 0);
  CHECK(found_in_key("{'foranyvalue:stringequals':" + paths).count("E1017") == 1);
  CHECK(found_in_key("{'ForAllValues:StringLike':" + paths).count("E1017") == 1);
}

TEST_CASE("operators of ARNs compare with ARNs") {
  CHECK(found_in_key("{ArnLike: {'aws:SourceArn': 'arn:aws:events:*:111122223333:*'}}")
            .count("E1188") == 0);
  CHECK(found_in_key("{ArnLike: {'aws:SourceArn': orders}}").count("E1188") == 1);
}

TEST_CASE("a prefix of nothing is none") {
  const auto link = [](const std::string& filter) {
    return found_in_resource(
        "Type: AWS::Oam::Link, Properties: {LabelTemplate: $AccountName, ResourceTypes: "
        "['AWS::CloudWatch::Metric'], SinkIdentifier: s, LinkConfiguration: {MetricConfiguration: "
        "{Filter: \"" +
        filter + "\"}}}");
  };
  CHECK(link("Namespace LIKE 'AWS/%'").count("W1194") == 0);
  CHECK(link("Namespace LIKE '%'").count("W1194") == 0);
  CHECK(link("Namespace LIKE ''").count("W1194") == 1);
}
