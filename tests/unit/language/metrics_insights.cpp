#include "language/metrics_insights.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::language;

namespace {

/// The place and the beginning of the first problem.
std::string first_of_problems(const Problems& problems) {
  if (problems.empty()) return "";
  return std::to_string(problems[0].offset) + ": " + problems[0].message;
}

std::string query_problem(std::string_view text) {
  return first_of_problems(read_metrics_insights(text).problems);
}

std::string query_doubt(std::string_view text) {
  return first_of_problems(read_metrics_insights(text).doubts);
}

}  // namespace

TEST_CASE("a Metrics Insights query is parsed") {
  const auto query = read_metrics_insights(
      "select max(CPU_1) from SCHEMA(\"AWS/EC2\", InstanceId, \"my-key\")\n"
      "WHERE InstanceId != 'it\\'s' AND tag.env = 'prod' AND AWS.AccountId = CURRENT_ACCOUNT_ID()\n"
      "GROUP BY \"my-key\", tag.team ORDER BY AVG() DESC LIMIT 500;");
  CHECK(query.problems.empty());
  CHECK(query.doubts.empty());
  CHECK(query.complete);
  CHECK(query.function == "max");
  CHECK(query.metric.text == "CPU_1");
  CHECK(query.metric.offset == 11);
  CHECK(query.name_space.text == "AWS/EC2");
  CHECK(query.has_schema);
  REQUIRE(query.schema.size() == 2);
  CHECK(query.schema[1].text == "my-key");
  REQUIRE(query.where.size() == 3);
  CHECK_FALSE(query.where[0].label.is_attribute);
  CHECK(query.where[0].value.empty());
  CHECK(query.where[1].label.text == "tag.env");
  CHECK(query.where[1].value == "prod");
  CHECK(query.where[2].label.is_attribute);
  REQUIRE(query.group_by.size() == 2);
  CHECK(query.group_by[1].text == "tag.team");
  CHECK(query.has_order);
  CHECK(query.limit == 500);
}

TEST_CASE("a query may consist of a metric and a namespace") {
  const auto query = read_metrics_insights("SELECT COUNT(\"a\\\"b\") FROM jobs");
  CHECK(query.complete);
  CHECK(query.metric.text == "a\"b");
  CHECK_FALSE(query.has_schema);
  CHECK(is_metrics_insights("\n select 1"));
  CHECK_FALSE(is_metrics_insights("selection / m1"));
}

TEST_CASE("what CloudWatch refuses in a query is found at its position") {
  CHECK(query_problem("SELECT P99(x) FROM y") ==
        "7: expected one of the functions AVG, COUNT, MAX, MIN and SUM, got 'P99'");
  CHECK(
      query_problem("SELECT MAX(My.Metric) FROM y") ==
      "11: 'My.Metric' needs double quotes: it has characters other than letters, digits and '_'");
  CHECK(query_problem("SELECT MAX(x) FROM \"AWS/EC2") == "19: a double quote is not closed");
  CHECK(query_problem("SELECT MAX(x) FROM y WHERE a = \"b\"") ==
        "31: expected a value in single quotes, got '\"'");
  CHECK(query_problem("SELECT MAX(x) FROM y WHERE a = 'b") == "31: a single quote is not closed");
  CHECK(query_problem("SELECT MAX(x) FROM y WHERE a > 'b'") == "29: expected '=' or '!=', got '>'");
  CHECK(query_problem("SELECT MAX(x) FROM y LIMIT 501") ==
        "27: LIMIT is 501, a query returns at most 500 series");
  CHECK(query_problem("SELECT MAX(x) FROM y ORDER BY x") ==
        "30: expected one of AVG(), COUNT(), MAX(), MIN() and SUM(), got 'x'");
  CHECK(query_problem("SELECT MAX(x) FROM y LIMIT 5 GROUP BY z") ==
        "29: expected another clause, in the order WHERE, GROUP BY, ORDER BY, LIMIT, or the end of "
        "the query, got 'GROUP'");
  CHECK(query_problem("SELECT MAX(x)") == "13: expected FROM, got the end");
  CHECK(query_problem("SELECT MAX(x) FROM SCHEMA(y, )") ==
        "29: expected the name of a label, got ')'");
}

TEST_CASE("reserved keywords without quotes are doubts, in any case, and never within quotes") {
  CHECK(query_doubt("SELECT MAX(x) FROM SCHEMA(y, account)") ==
        "29: 'account' is a reserved keyword: write \"account\" in double quotes");
  CHECK(query_doubt("SELECT MAX(Error) FROM y") ==
        "11: 'Error' is a reserved keyword: write \"Error\" in double quotes");
  CHECK(query_doubt("SELECT MAX(\"Error\") FROM SCHEMA(y, \"ACCOUNT\", region, kind)").empty());
  CHECK(query_doubt("SELECT MAX(x) FROM AWS/EC2 LIMIT 1") ==
        "19: 'AWS/EC2' needs double quotes: it has characters other than letters, digits and '_'");
  for (const auto* word : {"ABORT", "zone", "Role", "YEAR_MONTH"}) {
    CHECK_FALSE(query_doubt(std::string("SELECT MAX(x) FROM ") + word).empty());
  }
}

TEST_CASE("operators that are not documented are doubts") {
  CHECK(query_doubt("SELECT MAX(x) FROM y WHERE a = 'b' OR a = 'c'") ==
        "35: conditions can only be combined with AND");
  CHECK(query_doubt("SELECT MAX(x) FROM y WHERE a IN ('b', 'c') GROUP BY a") ==
        "29: labels can only be compared with = and !=");
  CHECK(query_doubt("SELECT MAX(x) FROM y WHERE (a = 'b')") ==
        "27: conditions can't be grouped with parentheses");
  CHECK(read_metrics_insights("SELECT MAX(x) FROM y WHERE a NOT LIKE 'b%' LIMIT 1").complete);
}

TEST_CASE("no problem is found after an unknown part of a query") {
  for (const auto* text :
       {"SELECT MAX(${Metric}) WRONG", "SELECT MAX(x) FROM ${Namespace} WRONG",
        "SELECT MAX(x) FROM y WHERE a = ${Value} WRONG", "SELECT MAX(x) FROM y LIMIT ${Count} !",
        "SELECT MAX(x) FROM My${Namespace} !", "${Query}"}) {
    INFO(text);
    const auto query = read_metrics_insights(text);
    CHECK(query.problems.empty());
    CHECK_FALSE(query.complete);
  }
  CHECK(read_metrics_insights("SELECT MAX(x) FROM \"${Namespace}\" WHERE a = '${Value}'").complete);
}
