#include <catch2/catch.hpp>
#include <set>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

using namespace sagewatch;
using Ids = std::set<std::string>;

namespace {

Ids ids_of_findings(const std::string& text) {
  auto reading = document::read_json("template.json", text);
  REQUIRE(reading.usable());
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = std::move(reading.document)});
  Ids out;
  for (const auto& finding : checks::run_checks(subjects, {}).diagnostics) out.insert(finding.id);
  return out;
}

/// What is found in resources beside an alarm on a metric: the ids of findings.
Ids found(const std::string& name_space, const std::string& metric, const std::string& dimensions,
          const std::string& others = "") {
  const auto text = R"({"Resources":{"Alarm":{"Type":"AWS::CloudWatch::Alarm","Properties":{
      "Namespace":")" +
                    name_space + R"(","MetricName":")" + metric + R"(","Dimensions":[)" +
                    dimensions +
                    R"(],"Statistic":"Sum","Period":60,"EvaluationPeriods":1,"Threshold":1,
      "ComparisonOperator":"GreaterThanThreshold"}})" +
                    others + "}}";
  return ids_of_findings(text);
}

/// The same in resources beside an alarm on a Metrics Insights query.
Ids found_in_query(const std::string& query, const std::string& others = "") {
  return ids_of_findings(R"({"Resources":{"Alarm":{"Type":"AWS::CloudWatch::Alarm","Properties":{
      "Metrics":[{"Id":"q","Period":60,"ReturnData":true,"Expression":")" +
                         query + R"("}],"EvaluationPeriods":1,"Threshold":1,
      "ComparisonOperator":"GreaterThanThreshold"}})" +
                         others + "}}");
}

/// The same in a dashboard with one expression.
Ids found_in_widget(const std::string& expression) {
  return ids_of_findings(R"({"Resources":{"Page":{"Type":"AWS::CloudWatch::Dashboard","Properties":{
      "DashboardBody":"{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"region\":\"eu-west-1\",)"
                         R"(\"metrics\":[[{\"expression\":\")" +
                         expression + R"(\"}]]}}]}"}}}})");
}

std::string dimension(const std::string& name, const std::string& value) {
  return R"({"Name":")" + name + R"(","Value":")" + value + R"("})";
}

const std::string queue_resource = R"(,"Queue":{"Type":"AWS::SQS::Queue","Properties":{
    "QueueName":"orders-letters"}})";

std::string rule(const std::string& bus) {
  return R"(,"Rule":{"Type":"AWS::Events::Rule","Properties":{"Name":"paid","EventBusName":)" +
         bus + R"(,"EventPattern":{"source":["a"]}}})";
}

}  // namespace

TEST_CASE("metrics that AWS publishes pass, and those that it may publish") {
  CHECK(found("AWS/SQS", "NumberOfMessagesSent", dimension("QueueName", "a")).empty());
  CHECK(found("AWS/Lambda", "Errors", "").empty());
  CHECK(found("AWS/SQS", "SomethingNew", "").empty());
  CHECK(found("AWS/SQS", "NumberOfMessagesSent",
              dimension("QueueName", "a") + "," + dimension("Consumer", "b"))
            .empty());
  CHECK(found("AWS/SNS", "NumberOfNotificationsFailed", dimension("PhoneNumber", "1")).empty());
  CHECK(found("AWS/Unheard", "Of", "").empty());
  CHECK(found("Orders", "NumberOfMessagesSnet", "").empty());
}

TEST_CASE("a metric with a typo, and one that lacks a dimension, have no data") {
  CHECK(found("AWS/SQS", "NumberOfMessagesSnet", dimension("QueueName", "a")) == Ids{"W1144"});
  CHECK(found("AWS/SQS", "NumberOfMessagesSent", dimension("queueName", "a")) == Ids{"W1144"});
  CHECK(found("AWS/SQS", "NumberOfMessagesSent", "") == Ids{"W1144"});
  CHECK(found("AWS/DynamoDB", "SystemErrors", dimension("TableName", "a")) == Ids{"W1144"});
}

TEST_CASE(
    "namespaces of AWS that nothing is known of are not doubted, however like others they are") {
  for (const auto* known : {"AWS/ApiGateway",
                            "AWS/ApplicationELB",
                            "AWS/Backup",
                            "AWS/Bedrock",
                            "AWS/DAX",
                            "AWS/DMS",
                            "AWS/DocDB",
                            "AWS/EBS",
                            "AWS/EC2",
                            "AWS/EC2Spot",
                            "AWS/ECR",
                            "AWS/ECS",
                            "AWS/EFS",
                            "AWS/EKS",
                            "AWS/ELB",
                            "AWS/ES",
                            "AWS/FSx",
                            "AWS/Firehose",
                            "AWS/IVS",
                            "AWS/KMS",
                            "AWS/Kinesis",
                            "AWS/Lex",
                            "AWS/MemoryDB",
                            "AWS/NetworkELB",
                            "AWS/RDS",
                            "AWS/RUM",
                            "AWS/S3",
                            "AWS/SES",
                            "AWS/SSM-RunCommand",
                            "AWS/SWF",
                            "AWS/States",
                            "AWS/Usage",
                            "AWS/VPN",
                            "AWS/WAFV2",
                            "/aws/sagemaker/LabelingJobs",
                            "CWAgent",
                            "ECS/ContainerInsights",
                            "LambdaInsights"}) {
    INFO(known);
    CHECK(found(known, "Of", "").empty());
  }
}

TEST_CASE("a metric has no data with dimensions of which it has none") {
  CHECK(found("AWS/Lambda", "Errors", R"({"Name":"Function","Value":"f"})") == Ids{"W1144"});
  CHECK(found("AWS/Lambda", "Novelties", R"({"Name":"Function","Value":"f"})").empty());
}

TEST_CASE("a namespace of AWS with a typo has no data") {
  CHECK(found("AWS/sqs", "NumberOfMessagesSent", dimension("QueueName", "a")) == Ids{"W1144"});
  CHECK(found("AWS/SageMakr", "ModelLatency", "") == Ids{"W1144"});
  CHECK(found_in_query("SELECT SUM(Errors) FROM \\\"AWS/Lamda\\\"") == Ids{"W1144"});
  CHECK(found_in_widget("SEARCH('{/aws/sagemaker/InferenceComponent,InferenceComponentName} "
                        "Normalized', 'Average')") == Ids{"W1144"});
  CHECK(found("aws/sagemaker/Endpoints", "CPUUtilization", "") == Ids{"W1144"});
  CHECK(found_in_widget("SEARCH('{aws/sagemaker/TrainingJobs,Host} CPU', 'Average')") ==
        Ids{"W1144"});
  CHECK(found("AWS/SES", "Send", "").empty());
  CHECK(found("AWS/States", "ExecutionsFailed", "").empty());
}

TEST_CASE("a dimension may name a resource of another stack, but hardly one that is misspelt") {
  CHECK(found("AWS/SQS", "NumberOfMessagesSent", dimension("QueueName", "orders-letters"),
              queue_resource)
            .empty());
  CHECK(found("AWS/SQS", "NumberOfMessagesSent", dimension("QueueName", "payments"), queue_resource)
            .empty());
  CHECK(found("AWS/SQS", "NumberOfMessagesSent", dimension("QueueName", "orders-leters"),
              queue_resource) == Ids{"W1145"});
  CHECK(found("Orders", "NumberOfMessagesSent", dimension("QueueName", "orders-leters"),
              queue_resource)
            .empty());
}

TEST_CASE("metrics of rules have the bus as a dimension, except for the default one") {
  const auto name = dimension("RuleName", "paid");
  CHECK(found("AWS/Events", "Invocations", name, rule(R"("orders")")) == Ids{"W1147"});
  CHECK(found("AWS/Events", "Invocations", name, rule(R"("default")")).empty());
  CHECK(found("AWS/Events", "Invocations", name,
              rule(R"("arn:aws:events:eu-west-1:111111111111:event-bus/default")"))
            .count("W1147") == 0);
  CHECK(found("AWS/Events", "Invocations", dimension("EventBusName", "orders") + "," + name,
              rule(R"("orders")"))
            .empty());
}

TEST_CASE("queries and searches name metrics too") {
  CHECK(found_in_query("SELECT SUM(NumberOfMessagesSent) FROM \\\"AWS/SQS\\\"").empty());
  CHECK(found_in_query("SELECT SUM(NumberOfMessagesSnet) FROM \\\"AWS/SQS\\\"") == Ids{"W1144"});
  CHECK(found_in_query("SELECT SUM(SystemErrors) FROM SCHEMA(\\\"AWS/DynamoDB\\\", TableName)") ==
        Ids{"W1144"});
  const std::string of_queue =
      "SELECT SUM(NumberOfMessagesSent) FROM \\\"AWS/SQS\\\" WHERE QueueName";
  CHECK(found_in_query(of_queue + " = 'orders-letter'", queue_resource) == Ids{"W1145"});
  CHECK(found_in_query(of_queue + " = 'orders-letters'", queue_resource).empty());
  CHECK(found_in_query(of_queue + " != 'orders-letter'", queue_resource).empty());
  CHECK(found_in_widget("SEARCH('{AWS/SQS,QueueName} MetricName=NumberOfMessagesSnet', 'Sum')")
            .empty());
  const std::string exact = "MetricName=\\\\\\\"NumberOfMessagesSnet\\\\\\\"";
  CHECK(found_in_widget("SEARCH('{AWS/SQS,QueueName} " + exact + "', 'Sum')") == Ids{"W1144"});
}

TEST_CASE("dimensions that one namespace lacks and another has are of that other") {
  const std::string component = ",InferenceComponentName} Normalized', 'Average')";
  CHECK(found_in_widget("SEARCH('{/aws/sagemaker/Endpoints" + component) == Ids{"W1144"});
  CHECK(found_in_widget("SEARCH('{/aws/sagemaker/InferenceComponents" + component).empty());
  CHECK(found("AWS/SQS", "NumberOfMessagesSent", dimension("FunctionName", "a")) == Ids{"W1144"});
  CHECK(found_in_widget("SEARCH('{/aws/sagemaker/Endpoints,Host} CPU', 'Average')") ==
        Ids{"W1144"});
  CHECK(found_in_widget("SEARCH('{AWS/SQS,Something} Sent', 'Sum')").empty());
  CHECK(found_in_widget("SEARCH('{AWS/SQS} Sent', 'Sum')").empty());
  CHECK(found_in_widget("SEARCH('{AWS/Lambda,FunctionName,Other} Errors', 'Sum')").empty());
}
