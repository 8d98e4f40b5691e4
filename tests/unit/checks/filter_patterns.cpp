#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

using namespace sagewatch;
using FilterIds = std::set<std::string>;

namespace {

/// What is found in a resource of this type with these properties, which are YAML.
FilterIds found_in_filter(const std::string& type, const std::string& properties) {
  auto reading = document::read_document(
      "template.yaml", "Resources:\n  X: {Type: " + type + ", Properties: {" + properties + "}}\n");
  REQUIRE(reading.usable());
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = std::move(reading.document)});
  FilterIds out;
  for (const auto& diagnostic : checks::run_checks(subjects, {}).diagnostics) {
    UNSCOPED_INFO(diagnostic.message);
    out.insert(diagnostic.id);
  }
  return out;
}

FilterIds found_in_metric_filter(const std::string& pattern, const std::string& value) {
  return found_in_filter("AWS::Logs::MetricFilter", "LogGroupName: g, FilterPattern: '" + pattern +
                                                        "', MetricTransformations: [{MetricName: m,"
                                                        " MetricNamespace: n, MetricValue: '" +
                                                        value + "'}]");
}

FilterIds found_in_account_policy(const std::string& type, const std::string& pattern) {
  return found_in_filter("AWS::Logs::AccountPolicy",
                         "PolicyName: p, PolicyType: " + type +
                             R"(, PolicyDocument: '{"DestinationArn": "${D}", "FilterPattern": ")" +
                             pattern + "\"}'");
}

}  // namespace

TEST_CASE("a metric's value is one that the filter's pattern gives") {
  CHECK(found_in_metric_filter("{ $.ms = * }", "$.ms").empty());
  CHECK(found_in_metric_filter("[ip, ms]", "$ms").empty());
  CHECK(found_in_metric_filter("[ip, ms]", "$2").empty());
  CHECK(found_in_metric_filter("ERROR", "1").empty());
  CHECK(found_in_metric_filter("", "$.ms").empty());
  for (const auto& [pattern, value] : std::map<std::string, std::string>{
           {"{ $.ms = * }", "$ms"}, {"[ip, ms]", "$.ms"}, {"ERROR", "$ms"}, {"WARN", "$.ms"}}) {
    INFO(pattern);
    CHECK(found_in_metric_filter(pattern, value) == FilterIds{"E1125"});
  }
}

TEST_CASE("the patterns of anomaly detectors and of accounts' subscriptions are read, too") {
  const auto found_in_detector = [](const std::string& pattern) {
    return found_in_filter("AWS::Logs::LogAnomalyDetector", "FilterPattern: '" + pattern + "'");
  };
  CHECK(found_in_detector("{ $.a = 1 }").empty());
  CHECK(found_in_detector("{ $.a }") == FilterIds{"E1123"});
  CHECK(found_in_account_policy("SUBSCRIPTION_FILTER_POLICY", "ERROR").empty());
  CHECK(found_in_account_policy("SUBSCRIPTION_FILTER_POLICY", "{ $.a }") == FilterIds{"E1123"});
  CHECK(found_in_account_policy("DATA_PROTECTION_POLICY", "{ $.a }").empty());
}
