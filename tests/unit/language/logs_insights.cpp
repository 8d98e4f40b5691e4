#include "language/logs_insights.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace sagewatch::language;

namespace {

/// What is wrong with a query, each with its offset: "12 message".
std::string log_query_problems(std::string_view text) {
  std::string out;
  for (const auto& problem : logs_insights::read(text).problems) {
    out += (out.empty() ? "" : "\n") + std::to_string(problem.offset) + " " + problem.message;
  }
  return out;
}

std::string log_query_doubts(std::string_view text) {
  std::string out;
  for (const auto& doubt : logs_insights::read(text).doubts)
    out += (out.empty() ? "" : "\n") + doubt.message;
  return out;
}

std::string names_in(const std::vector<logs_insights::Name>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : " ") + name.text;
  return out;
}

}  // namespace

TEST_CASE("an alias with the name of a field in its own expression is doubted") {
  CHECK(log_query_doubts("stats latest(status) as status by name") ==
        "the alias 'status' is also a field in its own expression");
  CHECK(log_query_doubts("stats latest(status) as last by status") == "");
  CHECK(log_query_doubts("fields status as status") == "");
}

TEST_CASE("a Logs Insights query is read into commands with the fields they read and define") {
  const auto query = logs_insights::read(
      "SOURCE '/jobs' | filter status like /^Fail/ and not ispresent(`detail-type`)\n"
      "| parse @message \"user=*, at *\" as user, at  # who\n"
      "| stats count(*) as jobs, avg(seconds / 60) by user, bin(1h)");
  CHECK(query.problems.empty());
  CHECK(query.doubts.empty());
  REQUIRE(query.commands.size() == 4);
  CHECK(names_in(query.log_groups) == "/jobs");
  CHECK(query.commands[1].name == "filter");
  CHECK(names_in(query.commands[1].reads) == "status detail-type");
  CHECK(names_in(query.commands[2].defines) == "user at");
  CHECK(names_in(query.commands[3].defines) == "jobs avg(seconds/60)");
  CHECK(names_in(query.commands[3].groups) == "user bin(1h)");
}

TEST_CASE("the commands and functions of the Logs Insights guide are known") {
  for (const std::string text :
       {"FIELDS @message | PARSE @message \"* [*] *\" as time, type, text | FILTER type IN "
        "[\"ERROR\", 'INFO'] | DISPLAY text, type = \"ERROR\" as isError",
        "parse @message /user=(?<user>.*?), at:(?<at>.*?)/ | stats count() by user",
        "parse 'Init Duration: * ms' as init | stats pct(init, 95), max(init) by bin(5 m)",
        "fields jsonParse(@message) as json | unnest json.events into event | display event.name",
        "fields json.users[1].action, `a-b`, c.`d-e`.f | dedup `a-b` | limit 5",
        "filter (duration>2000) | sort duration desc, @timestamp asc | limit any 3",
        "pattern @message | diff previousDay",
        "fields unmask(@message) | anomaly",
        "filterIndex region = 'us-east-1' | unmask @message",
        "fields a | addtotals col=true a",
        "SOURCE logGroups(namePrefix: ['a', 'b'])",
        "SOURCE logGroups() | fields a",
        "SOURCE logGroups(accountIdentifiers:['1'], class: ['INFREQUENT_ACCESS']) | fields a",
        "SOURCE dataSource(['amazon_vpc.flow']) logGroups(namePrefix: ['a']) | limit 5",
        "source logGroups(namePrefix: [], class: \"STANDARD\") START=-604800s END=0s |\nfields a",
        "SOURCE '/a' START=2026-01-23T00:00:00.000Z END=2026-01-23T23:59:59.000Z | SOURCE '/b'",
        "SOURCE logGroupTags([{\"key\":\"team\",\"values\":[\"a\"]}]) | fields a",
        "filter id in (SOURCE '/b' | filter x = 1 | fields id) | fields id",
        "filter a = 1 | join type=inner left=l right=r where l.id=r.id (SOURCE '/b') | fields l.id",
        "lookup users id OUTPUT name | fields name",
        "filter isIpv4InSubnet(srcAddr, \"10.0.0.0/8\") | stats sum(a)/sum(b)*100 as c by d",
        "stats max(a / 1000) as x, min(a) as y, x - y as z",
        "filter \"\\\"a\\\"\" = '\\\\'",
        "parse @message /path=[^/]+/ | filter a =~ /x\\/y/i"}) {
    INFO(text);
    CHECK(log_query_problems(text) == "");
    CHECK(log_query_doubts(text) == "");
    CHECK(logs_insights::read(text).unknown.empty());
  }
}

TEST_CASE("a Logs Insights query that can't be run is reported with the position") {
  CHECK(log_query_problems("") == "0 the query has no command");
  CHECK(log_query_problems("fields a | ") == "11 expected a command, got the end of the query");
  CHECK(log_query_problems("fields a sort b") == "9 expected '|' and the next command, got 'sort'");
  CHECK(log_query_problems("filter a = ") ==
        "11 expected a field, a value or a function, got the end of the query");
  CHECK(log_query_problems("filter a = 'x") == "11 the string that begins here has no closing '");
  CHECK(log_query_problems("filter a like /x") ==
        "14 the regular expression that begins here has no closing '/'");
  CHECK(log_query_problems("fields `a-b") == "7 the name that begins here has no closing backtick");
  CHECK(log_query_problems("filter (a = 1") ==
        "13 expected ')' to close the parenthesis, got the end of the query");
  CHECK(log_query_problems("filter a & b") == "9 '&' has no meaning outside quotes");
  CHECK(log_query_problems("stats by a") ==
        "6 expected an aggregate function, such as count(*), got 'by'");
  CHECK(log_query_problems("stats count(*) as") == "17 expected a name, got the end of the query");
  CHECK(log_query_problems("stats pct(a) by b") == "6 pct takes 2 arguments, not 1");
  CHECK(log_query_problems("stats count(*) by bin(5)") == "22 bin(5) has no unit, such as 5m");
  CHECK(log_query_problems("stats count(*) by bin(5x)") ==
        "22 'x' is not a unit of time: use ms, s, m, h, d, w, mo, q or y");
  CHECK(log_query_problems("limit many") == "6 expected a number of rows, got 'many'");
  CHECK(log_query_problems("limit 100001") == "6 limit accepts at most 100000 rows, got 100001");
  CHECK(log_query_problems("parse a \"* *\" as x") ==
        "8 the pattern has 2 wildcards and 1 name for them");
}

TEST_CASE("SOURCE names log groups in the ways that the Logs Insights guide has") {
  CHECK(log_query_problems("SOURCE | fields a") ==
        "7 expected a log group, logGroups() or dataSource(), got '|'");
  CHECK(log_query_problems("SOURCE logGroups(namePrefix: ['a']") ==
        "34 expected ')' to close logGroups, got the end of the query");
  CHECK(log_query_problems("SOURCE logGroups(namePrefix ['a'])") ==
        "28 expected ':' after the name of a list, got '['");
  CHECK(log_query_problems("SOURCE logGroups(namePrefix: [a])") ==
        "30 expected a string in quotes, got 'a'");
  CHECK(log_query_problems("SOURCE logGroups(namePrefix: ['a','b','c','d','e','f'])") ==
        "29 there are 6 namePrefix, SOURCE accepts 5");
  CHECK(log_query_problems("SOURCE dataSource(a) | fields a") ==
        "18 expected a list, such as ['a', 'b'], got 'a'");
  CHECK(log_query_doubts("SOURCE logGroups(namePrefixes: ['a']) | fields a") ==
        "logGroups takes namePrefix, accountIdentifier and class, not 'namePrefixes'");
  CHECK(log_query_doubts("SOURCE /jobs | fields a")
            .ends_with("logGroups(), logGroupTags() and dataSource(), not '/'"));
}

TEST_CASE("a Logs Insights query has two stats at most, and the second only what the first gives") {
  CHECK(log_query_problems("stats count(*) as c by a | stats max(c) by a | stats count(*)") ==
        "47 a query has at most 2 stats commands");
  CHECK(log_query_problems("stats count(*) as c by a | sort c | stats max(c)") ==
        "27 sort comes after the last stats, not between two");
  CHECK(log_query_problems(
            "fields @message | stats sum(x) by op | stats max(strlen(@message)) as m") ==
        "56 the preceding stats returns no field '@message'");
  CHECK(log_query_problems("stats sum(x) by op | stats max(`SUM(x)`) as m by op") == "");
  CHECK(log_query_doubts("stats count(*) by a | sort @timestamp desc") ==
        "the preceding stats returns no field '@timestamp'");
  CHECK(log_query_doubts("stats count(*) by a | sort count(*) desc | display a") == "");
  CHECK(log_query_doubts("stats latest(j) as k by a | display k.b") == "");
}

TEST_CASE("what the Logs Insights guide does not have is a doubt") {
  CHECK(logs_insights::read("fields a | flter b = 1").unknown.at(0).name.text == "flter");
  CHECK(logs_insights::read("stats cuont(*) by a").unknown.at(0).name.offset == 6);
  CHECK(log_query_doubts("filter a == 1") == "the guide documents no operator '==': use '='");
  CHECK(log_query_doubts("fields a as x, b as x") == "'x' is defined twice");
  CHECK(log_query_doubts("stats count(*) by bin(300s)") ==
        "300s is limited to 60s: use a larger unit");
  CHECK(log_query_doubts("filter a exists").starts_with("the guide documents no such test"));
  CHECK(log_query_doubts("dedup a | limit 5") == "");
  CHECK(log_query_doubts("dedup a | stats count(*)") == "only limit can follow dedup, not stats");
}

TEST_CASE("fields with an @ are those that CloudWatch Logs generates, or the query's own") {
  const auto query = logs_insights::read("fields @message, @messsage | sort @entity.Attributes.x");
  REQUIRE(query.unknown.size() == 1);
  CHECK(query.unknown[0].kind == logs_insights::UnknownName::Kind::field);
  CHECK(query.unknown[0].name.text == "@messsage");
  CHECK(query.unknown[0].name.offset == 17);
  for (const std::string text : {"parse a '* *' as @user, b | stats count(*) by @user",
                                 "parse @message /(?<@typ>x)/ | filter @typ = 'x'"}) {
    CHECK(logs_insights::read(text).unknown.empty());
    CHECK(log_query_problems(text) == "");
  }
}

TEST_CASE("what is not known of a Logs Insights query is not found wrong") {
  for (const std::string text :
       {"filter a = '${X}' | limit 3", "SOURCE '${X}' | fields a", "fields a | ${X}",
        "stats count(*) by bin(${X}", "parse a \"* *\" as x, ${X}", "limit ${X} & nonsense",
        "filter a${X} = ("}) {
    INFO(text);
    CHECK(log_query_problems(text) == "");
  }
}

TEST_CASE("deep nesting in a Logs Insights query ends the reading, not the stack") {
  std::string text = "filter ";
  for (int i = 0; i < 100'000; ++i) text += "(";
  for (const auto& problem : logs_insights::read(text).problems)
    CHECK(problem.offset <= text.size());
  std::string nested;
  for (int i = 0; i < 10'000; ++i) nested += "filter a in (";
  logs_insights::read(nested);
}

TEST_CASE("a query returns the name prefixes and the accounts that SOURCE selects") {
  const auto query = logs_insights::read(
      "SOURCE logGroups(namePrefix: ['/a', '/b'], accountIdentifier: ['1'], "
      "class: ['STANDARD']) | limit 5");
  REQUIRE(query.prefixes.size() == 2);
  CHECK(query.prefixes[1].text == "/b");
  CHECK(query.prefixes[1].offset == 36);
  REQUIRE(query.accounts.size() == 1);
  CHECK(query.accounts[0].text == "1");
}
