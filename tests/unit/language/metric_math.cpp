#include "language/metric_math.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::language;

namespace {

std::string math_problem(std::string_view text) {
  const auto math = read_metric_math(text);
  CHECK(math.complete == math.problems.empty());
  if (math.problems.empty()) return "";
  return std::to_string(math.problems[0].offset) + ": " + math.problems[0].message;
}

/// Ids that begin with m are single metrics, those that begin with a are arrays.
MathKind kind_of_test_id(std::string_view id) {
  if (id.starts_with('m')) return MathKind::series;
  return id.starts_with('a') ? MathKind::several : MathKind::unknown;
}

MathKind math_kind(std::string_view text) {
  Problems doubts;
  return kind_of(read_metric_math(text), kind_of_test_id, doubts);
}

std::string math_doubt(std::string_view text) {
  Problems doubts;
  kind_of(read_metric_math(text), kind_of_test_id, doubts);
  return doubts.empty() ? "" : std::to_string(doubts[0].offset) + ": " + doubts[0].message;
}

}  // namespace

TEST_CASE("a number has one point") {
  CHECK(read_metric_math("1.25 * m + .5").problems.empty());
  CHECK(read_metric_math("1.2.5 * m").problems.at(0).offset == 3);
}

TEST_CASE("the documentation's expressions of metric math are read") {
  for (const auto* text : {"SUM(100/[m1, m2])",
                           "AVG(METRICS())",
                           "-5*m1",
                           "m1-AVG(m1)",
                           "METRICS()*100",
                           "SUM([METRICS(\"4xx\"), METRICS('5xx')])",
                           "(m1 > 15 AND m2 > 15)",
                           "m1>=30||m2 != 1",
                           "ANOMALY_DETECTION_BAND(m1,4)",
                           "FILL(METRICS(), REPEAT)",
                           "FILL(m1, MIN(m1))",
                           "IF(FIRST(SORT(METRICS(), AVG, DESC))>100, 1, 0)",
                           "IF(DAY(m1)<6,m1)",
                           "SLICE(SORT(METRICS(), SUM, DESC), 0, 10)",
                           "SORT(METRICS(), AVG, DESC, 10)",
                           "TIME_SERIES(5*AVG(m1))",
                           "LAST(ANOMALY_DETECTION_BAND(m1))",
                           "m1 ^ -2",
                           "INSIGHT_RULE_METRIC(\"RejectedConnectionsRule\", \"Sum\")",
                           "1.5e-3 * m1",
                           "LAMBDA(\"MyCustomDataSource\", true, \"fuzzy\", 99.9)",
                           "DB_PERF_INSIGHTS('RDS', 'db-ABC', 'os.cpuUtilization.user.avg')",
                           "DB_PERF_INSIGHTS('RDS', 'db-ABC', ['a.avg', 'b.avg'])",
                           "m1/SERVICE_QUOTA(m1)*100",
                           "SEARCH('{AWS/EC2,InstanceId} network', 'p99.9', 300)"}) {
    INFO(text);
    CHECK(math_problem(text).empty());
    CHECK(math_doubt(text).empty());
  }
}

TEST_CASE("what CloudWatch refuses in an expression is found at its position") {
  CHECK(math_problem("m1 +") ==
        "4: expected a metric, a number, a function or a parenthesis, got the end");
  CHECK(math_problem("(m1") == "3: expected an operator or ')', got the end");
  CHECK(math_problem("m1 m2") == "3: expected an operator or the end of the expression, got 'm2'");
  CHECK(math_problem("m1 = 2") == "3: expected an operator or the end of the expression, got '='");
  CHECK(math_problem("MEDIAN(m1)") == "0: metric math has no function 'MEDIAN'");
  CHECK(math_problem("1 + sum(m1)") == "4: function names are uppercase: SUM");
  CHECK(math_problem("FILL(m1)") == "0: FILL is given 1 argument, it accepts 2");
  CHECK(math_problem("SORT(METRICS(), AVG)") == "0: SORT is given 2 arguments, it accepts 3 to 4");
  CHECK(math_problem("M1 / 2") ==
        "0: 'M1' is neither an id, which begins with a lowercase letter, nor one of the words "
        "REPEAT, LINEAR, AVG, MIN, MAX, SUM, ASC, DESC");
  CHECK(math_problem("5xx * 2") == "0: an id must begin with a lowercase letter");
  CHECK(math_problem("METRICS(\"a)") == "8: a quote is not closed");
  CHECK(math_problem("SEARCH('{AWS/EC2', 'Sum')") == "8: the brace of the schema is not closed");
  CHECK(math_problem("SEARCH('cpu', 'Mean')") == "14: 'Mean' is not a statistic");
  CHECK(math_problem("SUM(m1, m2)") == "0: SUM is given 2 arguments, it accepts 1");
}

TEST_CASE("quotes within a search do not end it") {
  CHECK(
      math_problem("SEARCH(' AWS/EC2 :aws.AccountId = (\"111122223333\" OR 'LOCAL') ', 'Average')")
          .empty());
  CHECK(
      math_problem(R"(SEARCH("{AWS/EC2,InstanceId} MetricName=\"CPU\"", "Average", 60))").empty());
}

TEST_CASE("operators bind as in arithmetic") {
  const auto math = read_metric_math("m1 + m2 * -m3 ^ 2 > 4 OR m4");
  REQUIRE(math.complete);
  CHECK(math.nodes.back().text == "OR");
  const auto& greater = math.nodes[math.nodes.back().parts[0]];
  CHECK(greater.text == ">");
  const auto& sum = math.nodes[greater.parts[0]];
  CHECK(sum.text == "+");
  CHECK(math.nodes[sum.parts[1]].text == "*");
}

TEST_CASE("what an expression is worth follows from its functions and ids") {
  CHECK(math_kind("m1 / 2") == MathKind::series);
  CHECK(math_kind("SUM(m1)") == MathKind::scalar);
  CHECK(math_kind("SUM([m1, m2])") == MathKind::series);
  CHECK(math_kind("100 * a1 / m1") == MathKind::several);
  CHECK(math_kind("SUM(a1) / m1") == MathKind::series);
  CHECK(math_kind("SEARCH('x', 'Sum')") == MathKind::several);
  CHECK(math_kind("FILL(METRICS(), 0)") == MathKind::several);
  CHECK(math_kind("x + 1") == MathKind::unknown);
  CHECK(math_kind("TIME_SERIES(10)") == MathKind::series);
  CHECK(math_kind("SLICE(METRICS(), 0, 1)") == MathKind::unknown);
  CHECK(math_kind("PERIOD(m1) == 60") == MathKind::scalar);
}

TEST_CASE("arguments of the wrong kind are doubts") {
  CHECK(math_doubt("ABS(5)") ==
        "4: ABS is given a number, it accepts a single time series or an array of time series");
  CHECK(math_doubt("RATE(SUM(m1))") ==
        "5: RATE is given a number, it accepts a single time series or an array of time series");
  CHECK(math_doubt("a1 / a2") == "3: '/' can't combine two arrays of time series");
  CHECK(math_doubt("m1 + \"x\"") == "5: '+' is given a string");
  CHECK(math_doubt("ABS(x)").empty());
}

TEST_CASE("no problem is found after an unknown part of an expression") {
  for (const auto* text : {"m1 * ${Factor} WRONG", "m${Number} + (", "${Expression}",
                           "FILL(m1, ${Value}) +", "5${Digits} !", "SUM(${List}"}) {
    INFO(text);
    const auto math = read_metric_math(text);
    CHECK(math.problems.empty());
    CHECK_FALSE(math.complete);
  }
  CHECK(read_metric_math("SEARCH('{AWS/EC2} ${Name}', '${Statistic}')").complete);
}

TEST_CASE("an expression that is nested without end is not followed") {
  const auto math = read_metric_math(std::string(100'000, '('));
  CHECK(math.problems.empty());
  CHECK_FALSE(math.complete);
  CHECK(read_metric_math(std::string(100'000, '-') + "m1").complete);
}

TEST_CASE("calls are found wherever they stand") {
  const auto math = read_metric_math("SUM(METRICS()) / SUM(SEARCH('x', 'Sum'))");
  REQUIRE(calls_of(math, {"SEARCH", "METRICS"}).size() == 2);
  CHECK(calls_of(math, {"SEARCH"})[0]->offset == 21);
}
