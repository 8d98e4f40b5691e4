#include <algorithm>
#include <catch2/catch.hpp>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

using namespace sagewatch;

namespace {

/// Whether W1127 is found in a stack that makes /jobs/records and the function ingester, and has
/// one resource of this type with these properties.
bool finds(const std::string& type, const std::string& properties) {
  auto reading = document::read_document(
      "template.yaml",
      "Resources:\n  G: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /jobs/records}}\n"
      "  F: {Type: AWS::Lambda::Function, Properties: {FunctionName: ingester}}\n"
      "  X: {Type: " +
          type + ", Properties: " + properties + "}\n");
  REQUIRE(reading.usable());
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = std::move(reading.document)});
  const auto found = checks::run_checks(subjects, {}).diagnostics;
  return std::ranges::count(found, "W1127", &cfn::Diagnostic::id) > 0;
}

bool saved_query_finds(const std::string& group) {
  return finds("AWS::Logs::QueryDefinition",
               "{Name: q, LogGroupNames: ['" + group + "'], QueryString: limit 1}");
}

bool source_finds(const std::string& selected) {
  return finds(
      "AWS::CloudWatch::Dashboard",
      R"({DashboardBody: '{"widgets": [{"type": "log", "properties": {"region": "eu-west-1",)"
      R"( "query": "SOURCE )" +
          selected + R"( | limit 1"}}]}'})");
}

}  // namespace

TEST_CASE("a log group that neither the stacks nor AWS make is found where it almost is one") {
  for (const auto* there :
       {"/jobs/records", "/aws/lambda/ingester", "/aws/sagemaker/TrainingJobs", "/shop/orders",
        "/aws/lambda/billing", "/aws/sagemaker/Endpoints/prices"}) {
    INFO(there);
    CHECK_FALSE(saved_query_finds(there));
    CHECK_FALSE(source_finds("''" + std::string(there) + "''"));
  }
  for (const auto* missing :
       {"/jobs/recrods", "jobs/records", "/aws/lambda/ingestr", "/aws/lamda/ingester",
        "/aws/sagemaker/TrainingJob", "aws/sagemaker/ProcessingJobs", "/aws/sagemaker/Studio",
        "arn:aws:logs:eu-west-1:111122223333:log-group:/jobs/record"}) {
    INFO(missing);
    CHECK(saved_query_finds(missing));
    CHECK(source_finds("''" + std::string(missing) + "''"));
  }
}

TEST_CASE("the beginning of a name is of a log group that there is") {
  for (const auto* begins : {"/jobs", "/jobs/record", "/shop/", "/aws/sagemaker/Training"}) {
    INFO(begins);
    CHECK_FALSE(source_finds("logGroups(namePrefix: [''" + std::string(begins) + "''])"));
  }
  for (const auto* misspelt : {"/jobs/recrods", "/jobs/rceord", "/aws/sagemkaer/Training"}) {
    INFO(misspelt);
    CHECK(source_finds("logGroups(namePrefix: [''" + std::string(misspelt) + "''])"));
  }
}

TEST_CASE("scheduled queries and rules of Contributor Insights name log groups, too") {
  const auto scheduled = [](const std::string& group) {
    return finds("AWS::Logs::ScheduledQuery", "{LogGroupIdentifiers: ['" + group + "']}");
  };
  CHECK_FALSE(scheduled("/jobs/records"));
  CHECK(scheduled("/jobs/recrods"));
  const auto rule = [](const std::string& group) {
    return finds("AWS::CloudWatch::InsightRule",
                 R"({RuleBody: '{"LogGroupNames": [")" + group + R"("]}'})");
  };
  CHECK_FALSE(rule("/jobs/records"));
  CHECK_FALSE(rule("/jobs/rec*"));
  CHECK(rule("/jobs/recrods"));
  CHECK(rule("/jobs/rceord*"));
}
