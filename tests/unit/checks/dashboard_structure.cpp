#include "checks/dashboards/dashboard_structure.hpp"

#include <catch2/catch.hpp>

#include "checks/dashboards/dashboard_metric.hpp"
#include "checks/parts.hpp"

using namespace sagewatch;
using Lines = std::vector<std::string>;

namespace {

/// The problems of a body, "!" in front of those that are refused.
Lines problems_in(const std::string& json) {
  const auto reading = checks::read_json_text(document::Node(json, 0));
  REQUIRE(reading.root.object());
  Lines out;
  for (const auto& [path, message, refused] : checks::structure_problems(reading.root)) {
    out.push_back((refused ? "!" : "") + path + ": " + message);
  }
  return out;
}

Lines in_widget(const std::string& type, const std::string& properties) {
  return problems_in(R"({"widgets":[{"type":")" + type + R"(","properties":)" + properties + "}]}");
}

Lines in_metrics(const std::string& metrics) {
  return in_widget("metric", R"({"region":"eu-west-1","metrics":)" + metrics + "}");
}

Lines in_variable(const std::string& members) {
  return problems_in(
      R"({"widgets":[],"variables":[{"id":"a","type":"property","property":"region")" + members +
      "}]}");
}

}  // namespace

TEST_CASE("bodies with each kind of widget pass") {
  CHECK(problems_in(R"({"widgets":[]})").empty());
  CHECK(in_widget("text", R"({"markdown":"# Jobs","background":"transparent"})").empty());
  CHECK(in_widget("log", R"({"region":"a-1","query":"SOURCE 'a' | fields b"})").empty());
  CHECK(in_widget("alarm", R"({"alarms":["arn:a"],"sortBy":"timestamp","states":["OK"]})").empty());
  CHECK(in_widget("custom", R"({"endpoint":"arn:f","updateOn":{"refresh":true}})").empty());
  CHECK(in_widget("explorer", R"({"labels":[{"key":"State"}],"metrics":[{"metricName":"a",
                                  "resourceType":"AWS::EC2::Instance","stat":"Sum"}]})")
            .empty());
  CHECK(in_widget("chart", R"({"data":{"queries":[]}})").empty());
  CHECK(in_widget("metric", R"({"annotations":{"alarms":["arn:a"]}})").empty());
  CHECK(in_widget("metric", R"({"region":"a-1","insightRule":{"ruleName":"top"}})").empty());
}

TEST_CASE("every part of a metric widget passes") {
  CHECK(in_widget("metric", R"({"region":"a-1","view":"gauge","stacked":false,"period":10,
      "yAxis":{"left":{"min":0,"max":1.5e2,"label":"a","showUnits":true}},"legend":{"position":"hidden"},
      "annotations":{"horizontal":[{"value":-1.5,"color":"#aaa","fill":"above"},
                                   [{"value":1},{"value":2}]],
                     "vertical":[{"value":"2018-08-28T15:25:26Z","fill":"after"}]},
      "table":{"layout":"vertical","summaryColumns":["MIN","SUM"]},
      "metrics":[["AWS/SQS","Sent","QueueName","a",{"id":"m1","color":"#12abEF","yAxis":"right"}],
                 ["...","b"],[".",".",".","c"],[{"expression":"m1*2","visible":true}]]})")
            .empty());
}

TEST_CASE("what is required and lacks is refused") {
  CHECK(problems_in("{}") == Lines{"!: the body lacks 'widgets'"});
  CHECK(problems_in(R"({"widgets":[{}]})") ==
        Lines{"!widgets[0]: this lacks 'type'", "!widgets[0]: this lacks 'properties'"});
  CHECK(in_widget("alarm", R"({"alarms":[]})") ==
        Lines{"!widgets[0].properties.alarms: is 0 items, the minimum is 1"});
  CHECK(
      in_widget("metric", R"({"region":"a-1"})") ==
      Lines{"!widgets[0].properties.metrics: a metric widget has metrics, or annotations.alarms"});
  CHECK(in_widget("metric", R"({"metrics":[["a","b"]]})") ==
        Lines{"!widgets[0].properties.region: a metric widget has a region"});
}

TEST_CASE("types and ranges are refused") {
  CHECK(problems_in(R"({"widgets":[{"type":"text","width":25,"properties":{"markdown":1}}]})") ==
        Lines{"!widgets[0].width: is 25, the maximum is 24",
              "!widgets[0].properties.markdown: must be a string, not 1"});
  CHECK(problems_in(R"({"widgets":[{"type":"text","height":"6","properties":[]}]})") ==
        Lines{"!widgets[0].height: must be a whole number, not \"6\"",
              "!widgets[0].properties: must be an object, not a list"});
  CHECK(
      in_metrics(R"([["a","b",{"color":"red"}]])") ==
      Lines{"!widgets[0].properties.metrics[0][2].color: must be a color such as \"#1f77b4\", not "
            "\"red\""});
  CHECK(in_metrics(R"([["a","b",{"color":"#12345"}]])") ==
        Lines{"widgets[0].properties.metrics[0][2].color: \"#12345\" is not # and six hexadecimal "
              "digits"});
}

TEST_CASE("metrics that are not lists of strings are refused") {
  CHECK(in_metrics(R"(["a","b"])").size() == 1);
  CHECK(in_metrics(R"([["a"]])").size() == 1);
  CHECK(in_metrics(R"([["a","b","c"]])").size() == 1);
  CHECK(in_metrics(R"([["a","b","c",1]])").size() == 1);
  CHECK(in_metrics("[[]]").size() == 1);
}

TEST_CASE("what is not documented is doubted, once") {
  CHECK(in_metrics(R"([["a","b",{"colour":"#aaa"}],["a","c",{"colour":"#aaa"}]])") ==
        Lines{"widgets[0].properties.metrics[0][2].colour: 'colour' is not a documented property: "
              "did you mean 'color'?"});
  CHECK(in_widget("metric", R"({"region":"a-1","metrics":[],"view":"timeseries","period":45})") ==
        Lines{"widgets[0].properties.view: \"timeseries\" is not one of the documented values "
              "timeSeries, singleValue, gauge, bar, pie, table",
              "widgets[0].properties.period: a period is 1, 5, 10, 20, 30 or a multiple of 60 "
              "seconds, not 45"});
  CHECK(problems_in(R"({"end":"2018-12-17T06:00:00.000Z","widgets":[{"x":1,"type":"chart",
                        "properties":{}}]})") ==
        Lines{"widgets[0].x: needs 'y' as well", "end: is ignored without a start"});
}

TEST_CASE("variables need what their input needs") {
  CHECK(in_variable(R"(,"inputType":"input")").empty());
  CHECK(in_variable(R"(,"inputType":"select","search":"{a,b}","populateFrom":"b")").empty());
  CHECK(in_variable(R"(,"inputType":"radio","values":[{"value":1}],"defaultValue":"1")").empty());
  CHECK(in_variable("") == Lines{"!variables[0]: this lacks 'inputType'"});
  CHECK(in_variable(R"(,"inputType":"select","search":"{a,b}")") ==
        Lines{"!variables[0].populateFrom: a select needs values, or search and populateFrom"});
  CHECK(in_variable(R"(,"inputType":"select","values":[{"value":"x"}],"defaultValue":"y")") ==
        Lines{"variables[0].defaultValue: 'y' is none of the values"});
  CHECK(problems_in(R"({"widgets":[],"variables":[
      {"id":"a b","type":"pattern","inputType":"input"},
      {"id":"a b","type":"pattern","pattern":"x","inputType":"input"}]})")
            .size() == 4);
}

TEST_CASE("what isn't known is right") {
  const cfn::Reference unknown{.stack = "S", .logical_id = "Any"};
  const auto body = cfn::Text(R"({"widgets":[)") + unknown + R"(,{"type":"metric","width":)" +
                    unknown + R"(,"properties":{"region":")" + unknown + R"(","metrics":[)" +
                    unknown + R"(,["a","b",)" + unknown + R"(]],"view":")" + unknown + R"("}}]})";
  const auto root = checks::read_json_text(document::Node(body, 0)).root;
  REQUIRE(root.object());
  CHECK(checks::structure_problems(root).empty());
}

TEST_CASE("the shorthand of metrics is resolved") {
  const std::string json = R"([
      ["AWS/SQS","Sent","QueueName","a",{"id":"m1"}], [".","Deleted",".","."], ["...","b"],
      [{"expression":"m1"}], ["AWS/EC2","CPU"], ["...",{"stat":"Sum"}], "AWS/EC2"])";
  const auto metrics = checks::read_json_text(document::Node(json, 0)).root;
  Lines shown;
  for (const auto& [index, name_space, name, dimensions] : checks::shown_metrics(&metrics)) {
    auto& line = shown.emplace_back(std::to_string(index) + " " + name_space + " " + name);
    for (const auto& [dimension, value] : dimensions) line += " " + dimension + "=" + value;
  }
  CHECK(shown == Lines{"0 AWS/SQS Sent QueueName=a", "1 AWS/SQS Deleted QueueName=a",
                       "2 AWS/SQS Deleted QueueName=b", "4 AWS/EC2 CPU", "5 AWS/EC2 CPU"});
}

TEST_CASE("the search of a variable is read, and names the dimension that is listed") {
  const auto in_lookup = [](const std::string& search, const std::string& from) {
    return in_variable(R"(,"inputType":"select","search":")" + search + R"(","populateFrom":")" +
                       from + "\"");
  };
  CHECK(in_lookup("{N,job,team} m", "team").empty());
  CHECK(in_lookup("MetricName=m", "team").empty());
  CHECK(in_lookup("{N} m", "team").empty());
  CHECK(in_lookup("{N,job m", "job") ==
        Lines{"variables[0].search:1:1: the brace of the schema is not closed"});
  CHECK(in_lookup("{N,job} m", "jobs") ==
        Lines{"variables[0].populateFrom: 'jobs' is not a dimension of the search"});
}

TEST_CASE("the first metric of a widget repeats nothing") {
  CHECK(in_metrics(R"([[{"expression":"1","id":"e"}],["N","m"],[".","n"],["..."]])").empty());
  for (const auto* metrics : {R"([[".","m"]])", R"([["..."]])", R"([["N","m","d","."]])"}) {
    CHECK(in_metrics(metrics) ==
          Lines{"widgets[0].properties.metrics[0]: there is no metric before "
                "that '.' and '...' could repeat"});
  }
}

TEST_CASE("times and ARNs have their forms") {
  const auto in_body = [](const std::string& start, const std::string& end) {
    return problems_in(R"({"widgets":[],"start":")" + start + R"(","end":")" + end + "\"}");
  };
  CHECK(in_body("-PT6H", "P0D").empty());
  CHECK(in_body("2026-11-29T09:00:00.000Z", "2026-11-30").empty());
  CHECK(in_body("6H", "now").size() == 2);
  const auto in_vertical = [](const std::string& value) {
    return in_widget("metric", R"({"region":"a","metrics":[["N","m"]],"annotations":{"vertical":[)"
                               R"({"value":")" +
                                   value + "\"}]}}");
  };
  CHECK(in_vertical("2026-11-29T09:00:00Z").empty());
  CHECK(in_vertical("yesterday").size() == 1);
  CHECK(in_widget("alarm", R"({"alarms":["a"]})") ==
        Lines{"widgets[0].properties.alarms[0]: \"a\" is not an ARN"});
  CHECK(in_widget("custom", R"({"endpoint":"f"})").size() == 1);
}
