#include "stacks/dashboards/widgets.hpp"

#include <catch2/catch.hpp>

#include "stacks/dashboards/choices.hpp"
#include "stacks/dashboards/search.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using namespace sagewatch::dashboards;
using sagewatch::test::json;
using sagewatch::test::rendered;

namespace {

const Search failed{.name_space = "Shop",
                    .dimensions = {"account", "kind"},
                    .metric = "JobsFailed",
                    .terms = "ACCOUNT"};

}  // namespace

TEST_CASE("rows stand one below the other, and their widgets side by side") {
  const auto widgets =
      rendered(placed({{.height = 2, .cells = {{24, text("a")}}},
                       {.height = 3, .cells = {{16, text("b")}, {8, text("c")}}}}));
  CHECK(widgets.at(0) == json(R"({"type": "text", "x": 0, "y": 0, "width": 24, "height": 2,
                                  "properties": {"markdown": "a"}})"));
  CHECK(widgets.at(2) == json(R"({"type": "text", "x": 16, "y": 2, "width": 8, "height": 3,
                                  "properties": {"markdown": "c"}})"));
}

TEST_CASE("a row that leaves a hole or is too wide can't be placed") {
  for (const int width : {23, 25}) {
    CHECK_THROWS_WITH(placed({{.height = 2, .cells = {{width, text("a")}}}}),
                      "the row at y = 0 is " + std::to_string(width) + " wide");
  }
}

TEST_CASE("widgets fill rows, the last one too") {
  for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 11U, 12U}) {
    const auto rows = in_rows(5, 4, std::vector<Widget>(count, text("a")));
    CHECK(rows.size() == (count + 3) / 4);
    CHECK(rendered(placed(rows)).size() == count);
  }
}

TEST_CASE("a search names the dimensions and the metric, and all that must match") {
  CHECK(search(failed) == "SEARCH('{Shop,account,kind} MetricName=\"JobsFailed\" ACCOUNT', 'Sum')");
  CHECK(search({.name_space = "AWS/SageMaker",
                .dimensions = {"EndpointName"},
                .metric = "ModelLatency",
                .statistic = "p99"}) ==
        "SEARCH('{\"AWS/SageMaker\",EndpointName} MetricName=\"ModelLatency\"', 'p99')");
  CHECK(search({.name_space = "Shop", .dimensions = {}, .metric = {}, .terms = "a"}) ==
        "SEARCH('Namespace=\"Shop\" a', 'Sum')");
}

TEST_CASE("what a search finds is summed or sorted") {
  const auto inner = search(failed);
  CHECK(sum_of(failed) == "SUM(" + inner + ")");
  CHECK(largest_of(failed) == "MAX(" + inner + ")");
  CHECK(most(failed, 20) == "SORT(" + inner + ", SUM, DESC, 20)");
  CHECK(least(failed, 5) == "SORT(" + inner + ", AVG, ASC, 5)");
  CHECK(highest(failed, 5) == "SORT(" + inner + ", MAX, DESC, 5)");
}

TEST_CASE("a search that CloudWatch would refuse is a mistake of ours") {
  auto much = failed;
  much.terms.assign(1024 - search(failed).size() + failed.terms.size(), 'x');
  CHECK(search(much).size() == 1024);
  much.terms += 'x';
  CHECK_THROWS_AS(search(much), std::logic_error);
}

TEST_CASE("a chart has its view only where it is not the default") {
  CHECK(rendered(chart({.title = "t", .series = {{"E", "l"}}}).properties) == json(R"({
    "title": "t", "region": {"Ref": "R"},
    "metrics": [[{"expression": "E", "label": "l"}]]})"));
  const auto total = rendered(chart({.title = "t", .view = View::total}).properties);
  CHECK(total.at("view") == "singleValue");
  CHECK(total.at("setPeriodToTimeRange") == true);
  const auto latest = rendered(chart({.title = "t", .view = View::latest}).properties);
  CHECK_FALSE(latest.contains("setPeriodToTimeRange"));
  CHECK(rendered(chart({.title = "t", .view = View::areas}).properties).at("stacked") == true);
  CHECK(rendered(chart({.title = "t", .view = View::bars}).properties).at("view") == "bar");
}

TEST_CASE("a threshold is a line across the chart") {
  const auto line = rendered(chart({.title = "t", .threshold = Threshold{"silent", 30}})
                                 .properties.find("annotations")[0]);
  CHECK(line == json(R"({"horizontal": [{"label": "silent", "value": 30}]})"));
}

TEST_CASE("metrics repeat by a dot what the one above has") {
  const auto list = rendered(
      chart({.title = "t",
             .metrics = {{.name_space = "N", .name = "Errors", .dimensions = {{"F", "a"}}},
                         {.name_space = "N", .name = "Errors", .dimensions = {{"F", "b"}}},
                         {.name_space = "N", .name = "Throttles", .dimensions = {{"F", "b"}}}}})
          .properties);
  CHECK(list.at("metrics") ==
        json(R"([["N", "Errors", "F", "a"], [".", ".", ".", "b"], [".", "Throttles", ".", "."]])"));
  CHECK(list.at("stat") == "Sum");
}

TEST_CASE("a table is a saved query of the records with a condition") {
  const auto properties = rendered(table({}, "t", "Who is silent", "x = 1").properties);
  CHECK(properties.at("view") == "table");
  CHECK_THAT(properties.at("query").get<std::string>(),
             Catch::StartsWith("SOURCE '/aws/lambda/sagemaker-monitoring-ingester' | filter x = 1\n"
                               "| filter recordType = 'silence'"));
  CHECK_THROWS_WITH(table({}, "t", "Nobody knows", "x = 1"),
                    "there is no saved query 'Nobody knows'");
  CHECK_THROWS_WITH(table({}, "t", "One raw event", "x = 1"),
                    "'One raw event' reads more than the records");
}

TEST_CASE("alarms are those of the account and Region that the stack is in") {
  const Config config;
  const auto widget = alarm_states(config, "t", {"sagemaker-monitoring-changed"});
  CHECK(rendered(widget.properties).at("alarms").at(0) ==
        json(R"({"Fn::Sub": "${Alarm}-changed"})"));
  const auto alarm = shorthands(config).at(0);
  CHECK(alarm.name == "Alarm");
  CHECK(rendered(alarm.text).at("Fn::Sub") ==
        "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:"
        "sagemaker-monitoring");
  CHECK_THROWS_WITH(alarm_states(config, "t", {"a"}), "a doesn't begin with sagemaker-monitoring");
}

TEST_CASE("choices are words of searches, conditions of queries, and variables") {
  const std::vector<Choice> all{Choice::account, Choice::region, Choice::kind};
  CHECK(chosen(all) == "ACCOUNT REGION KIND");
  CHECK(chosen_total(all) == "NOT \"account\" REGION KIND");
  CHECK(chosen_records(all) ==
        "concat('account ',account,' region ',region,' kind ',kind) like "
        "/(?i)ACCOUNT.*REGION.*KIND/");
  const auto list = rendered(variables({}, all));
  CHECK(list.at(0) == json(R"j({"type": "pattern",
    "pattern": "ACCOUNT|NOT \\\\?\"account\\\\?\"|NAME( NOT )?\\\\?\"", "id": "account",
    "inputType": "select", "label": "Account",
    "search": "{SageMakerMonitoring,account,region} :aws.AccountId='LOCAL' MetricName=\"TelemetryAgeMinutes\"",
    "populateFrom": "account"})j"));
  CHECK(list.at(2).at("defaultValue") == "KIND");
  CHECK(list.at(2).at("values").at(0) == json(R"({"value": "KIND", "label": "all"})"));
}
