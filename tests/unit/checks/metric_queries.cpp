#include <catch2/catch.hpp>
#include <set>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

using namespace sagewatch;

namespace {

/// The ids of what is found in a template.
std::set<std::string> ids_found(const std::string& yaml) {
  auto reading = document::read_document("template.yaml", yaml);
  REQUIRE(reading.usable());
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = std::move(reading.document)});
  std::set<std::string> out;
  for (const auto& diagnostic : checks::run_checks(subjects, {}).diagnostics) {
    UNSCOPED_INFO(diagnostic.message);
    out.insert(diagnostic.id);
  }
  return out;
}

/// An alarm with these members and these items of `Metrics`.
std::string alarm_with(const std::string& members, const std::string& metrics) {
  return "Parameters: {Returned: {Type: String}, Id: {Type: String}}\nResources:\n  Alarm:\n"
         "    Type: AWS::CloudWatch::Alarm\n    Properties:\n"
         "      ComparisonOperator: GreaterThanThreshold\n      EvaluationPeriods: 1\n" +
         members + "      Metrics:\n" + metrics;
}

std::string metric_item(const std::string& id, const std::string& members = "") {
  return "        - {Id: " + id + members +
         ", MetricStat: {Metric: {Namespace: N, MetricName: M}, Period: 60, Stat: Sum}}\n";
}

std::string expression_item(const std::string& text, const std::string& members = "") {
  return "        - {Id: e1" + members + ", Expression: '" + text + "'}\n";
}

/// A dashboard whose body is this text of Fn::Sub.
std::string widget_with(const std::string& metrics) {
  return "Parameters: {Name: {Type: String}}\nResources:\n  Dashboard:\n"
         "    Type: AWS::CloudWatch::Dashboard\n    Properties:\n      DashboardBody: !Sub |\n"
         "        {\"widgets\": [{\"type\": \"metric\", \"properties\": "
         "{\"region\": \"eu-west-1\", \"metrics\": [" +
         metrics + "]}}]}\n";
}

std::string composite_with(const std::string& rule) {
  return "Resources:\n  Composite:\n    Type: AWS::CloudWatch::CompositeAlarm\n"
         "    Properties:\n      AlarmRule: " +
         rule + "\n";
}

using FoundIds = std::set<std::string>;

}  // namespace

TEST_CASE("an alarm on an anomaly returns its metric and its band") {
  const std::string anomaly = "      ThresholdMetricId: e1\n";
  const auto band = expression_item("ANOMALY_DETECTION_BAND(m1, 3)");
  CHECK(ids_found(alarm_with(anomaly, metric_item("m1") + band)).empty());
  CHECK(ids_found(alarm_with(anomaly, metric_item("m1", ", ReturnData: false") + band)) ==
        FoundIds{"E1054"});
  CHECK(ids_found(alarm_with("      Threshold: 1\n", metric_item("m1", ", ReturnData: false") +
                                                         band)) == FoundIds{"E1108"});
}

TEST_CASE("an alarm with a ReturnData that is not known is not counted") {
  CHECK(ids_found(alarm_with(
                      "      Threshold: 1\n",
                      metric_item("m1", ", ReturnData: !Ref Returned") + expression_item("m1 * 2")))
            .empty());
}

TEST_CASE("an alarm of expressions alone needs a period") {
  const std::string threshold = "      Threshold: 1\n";
  CHECK(ids_found(alarm_with(threshold, expression_item("SELECT MAX(x) FROM y"))) ==
        FoundIds{"E1103"});
  CHECK(ids_found(alarm_with(threshold, expression_item("SELECT MAX(x) FROM y", ", Period: 30"))) ==
        FoundIds{"E1103"});
  CHECK(ids_found(alarm_with(threshold, expression_item("SELECT MAX(x) FROM y", ", Period: 60")))
            .empty());
}

TEST_CASE("expressions may stand before those that they refer to") {
  const auto sum = expression_item("SUM([e2, m1])");
  const std::string second = "        - {Id: e2, Expression: m1 / 2, ReturnData: false}\n";
  const auto hidden = metric_item("m1", ", ReturnData: false");
  const std::string threshold = "      Threshold: 1\n";
  CHECK(ids_found(alarm_with(threshold, sum + second + hidden)).empty());
  CHECK(ids_found(alarm_with(threshold, expression_item("METRICS() / e2") + second + hidden)) ==
        FoundIds{"E1108"});
  CHECK(ids_found(alarm_with(threshold, expression_item("e1 / m1") + hidden)) == FoundIds{"E1106"});
}

TEST_CASE("where an id is not known, none is missed") {
  CHECK(ids_found(alarm_with("      Threshold: 1\n", metric_item("!Ref Id", ", ReturnData: false") +
                                                         expression_item("other * 2")))
            .empty());
  CHECK(ids_found(widget_with(R"([{"expression": "errors * 2"}])")) == FoundIds{"W1107"});
  CHECK(ids_found(widget_with(R"(["N", "M", {"id": "${Name}"}], [{"expression": "errors * 2"}])"))
            .empty());
}

TEST_CASE("a label's own braces are distinguished from unknown parts") {
  CHECK(ids_found(widget_with(R"(["N", "M", {"label": "${Name} ${!LAST}"}])")).empty());
  CHECK(ids_found(widget_with(R"(["N", "M", {"label": "${Name} ${!Median}"}])")) ==
        FoundIds{"W1110"});
  CHECK(ids_found(
            alarm_with("      Threshold: 1\n", metric_item("m1", ", Label: !Sub '${Id} ${!AVG}'")))
            .empty());
  CHECK(ids_found(alarm_with("      Threshold: 1\n", metric_item("m1", ", Label: '${Average}'"))) ==
        FoundIds{"W1110"});
}

TEST_CASE("parts of a widget's expression that are not known end its reading") {
  CHECK(
      ids_found(widget_with(R"x([{"expression": "SEARCH('{${Name}} x', 'Sum', ${Name}) WRONG"}])x"))
          .empty());
  CHECK(ids_found(widget_with(R"x([{"expression": "SEARCH('{${Name} x', 'Sum')"}])x")) ==
        FoundIds{"E1104"});
}

TEST_CASE("a rule in a YAML block ends with a line break unless that is stripped") {
  CHECK(ids_found(composite_with("|\n        ALARM(a) OR\n        ALARM(b)")) == FoundIds{"E1111"});
  CHECK(ids_found(composite_with("|-\n        ALARM(a) OR\n        ALARM(b)")).empty());
}

TEST_CASE(
    "numbers that are worked out are whole expressions in the guide, those of a function not") {
  const auto found = [](const std::string& expression) {
    return ids_found(
        widget_with("[\"N\", \"M\", {\"id\": \"m1\"}], [\"N\", \"O\", {\"id\": \"m2\"}], "
                    "[{\"id\": \"e1\", \"expression\": \"m1 * 2\"}], "
                    "[{\"id\": \"q1\", \"expression\": \"SELECT MAX(M) FROM N\"}], "
                    "[{\"id\": \"e2\", \"expression\": \"" +
                    expression + "\"}]"));
  };
  for (const auto* whole : {"PERIOD(m1)/60", "SUM(m1) / DATAPOINT_COUNT(m1)",
                            "m1/METRIC_COUNT(METRICS())", "m1/STDDEV(m1)", "STDDEV(METRICS())",
                            "m1/PERIOD(m1)", "m1/PERIOD(q1)", "2 * METRIC_COUNT([m1, m2])"}) {
    INFO(whole);
    CHECK(found(whole).empty());
  }
  for (const auto* wrong : {"PERIOD(m1)", "STDDEV(m1)", "METRIC_COUNT(METRICS())", "m1/PERIOD(e1)",
                            "m1/PERIOD(FILL(m1, 0))", "m1/PERIOD(METRICS())"}) {
    INFO(wrong);
    CHECK(found(wrong) == FoundIds{"W1105"});
  }
}

TEST_CASE("accounts are named by their ids, by 'LOCAL' in searches, or as a person chooses") {
  const auto found = [](const std::string& metric, const std::string& more = "") {
    return ids_found(
        "Resources:\n  D:\n    Type: AWS::CloudWatch::Dashboard\n    Properties:\n"
        "      DashboardBody: |\n        {\"widgets\": [{\"type\": \"metric\", "
        "\"properties\": {\"region\": \"eu-west-1\", \"metrics\": [" +
        metric + "]}}]" + more + "}\n");
  };
  const auto of = [](const std::string& account) {
    return "[{\"expression\": \"SEARCH('{AWS/EC2,InstanceId} :aws.AccountId=" + account +
           "', 'Sum')\"}]";
  };
  const auto plain = [](const std::string& account) {
    return R"(["AWS/EC2", "CPUUtilization", "InstanceId", "i", {"accountId": ")" + account + "\"}]";
  };
  const FoundIds by_name{"W1197"};
  for (const auto* account : {"'LOCAL'", "111122223333", "(111122223333 OR 'LOCAL')"})
    CHECK(found(of(account)).empty());
  for (const auto* account : {"shop", "1111", "(111122223333 OR shop)", "'local'"})
    CHECK(found(of(account)) == by_name);
  CHECK(found(plain("111122223333")).empty());
  CHECK(found(plain("shop")) == by_name);
  const std::string variable =
      R"(, "variables": [{"type": "pattern", "inputType": "input", "id": "v", "pattern": )";
  CHECK(found(of("shop"), variable + "\"shop|AWS\"}]").empty());
  CHECK(found(of("shop"), variable + "\"s.*\"}]").empty());
  CHECK(found(of("shop"), variable + "\"AWS\"}]") == by_name);
}

TEST_CASE("accounts in queries and in AccountId are named by their ids") {
  const FoundIds by_name{"W1197"};
  const auto query = [](const std::string& account) {
    return ids_found(
        alarm_with("      Threshold: 1\n", expression_item("SELECT MAX(x) FROM SCHEMA(N, a) WHERE "
                                                           "AWS.AccountId = " +
                                                               account,
                                                           ", Period: 60")));
  };
  CHECK(query("\'\'111122223333\'\'").empty());
  CHECK(query("CURRENT_ACCOUNT_ID()").empty());
  CHECK(query("\'\'shop\'\'") == by_name);
  const auto metric = [](const std::string& account) {
    return ids_found(
        alarm_with("      Threshold: 1\n", metric_item("m1", ", AccountId: " + account)));
  };
  CHECK(metric("\'111122223333\'").empty());
  CHECK(metric("!Ref Id").empty());
  CHECK(metric("shop") == by_name);
  const auto logs = [](const std::string& account) {
    return ids_found(
        "Resources:\n  Q:\n    Type: AWS::Logs::QueryDefinition\n    Properties:\n"
        "      Name: q\n      QueryString: \"SOURCE logGroups(namePrefix: ['a'], "
        "accountIdentifiers: ['" +
        account + "']) | limit 1\"\n");
  };
  CHECK_FALSE(logs("111122223333").contains("W1197"));
  CHECK(logs("shop").contains("W1197"));
}

TEST_CASE("an expression that leads back to itself is found") {
  const auto named = [](const std::string& id, const std::string& text) {
    return "        - {Id: " + id + ", ReturnData: false, Expression: '" + text + "'}\n";
  };
  const auto found_with = [](const std::string& items) {
    return ids_found(alarm_with("", metric_item("m1", ", ReturnData: false") + items));
  };
  CHECK(found_with(named("a", "m1 + b") + named("b", "m1") + expression_item("a + b")).empty());
  CHECK(found_with(expression_item("m1 + e1")) == FoundIds{"E1106"});
  CHECK(found_with(named("a", "b") + named("b", "c") + named("c", "a * 2") +
                   expression_item("m1 + c")) == FoundIds{"E1106"});
  CHECK(ids_found(widget_with(R"([{"expression": "e1 + 1", "id": "e1"}])")) == FoundIds{"W1107"});
}
