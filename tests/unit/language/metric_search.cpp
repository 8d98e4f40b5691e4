#include "language/metric_search.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::language;

namespace {

std::string search_problem(std::string_view text) {
  const auto problems = read_metric_search(text).problems;
  if (problems.empty()) return "";
  return std::to_string(problems[0].offset) + ": " + problems[0].message;
}

}  // namespace

TEST_CASE("the documentation's searches are read") {
  for (const auto* text :
       {"{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"", "\"CPUUtilization\" ",
        " {MyNamespace}, \"CustomCount1\" ",
        "{AWS/NetworkELB, LoadBalancer} \"ConsumedLCUs\" OR flow",
        " {\"My Namespace\", \"Dimension@Name\"}, \"Custom:Name[Special_Characters\" ",
        " InstanceType=\"t2.micro\" Namespace=\"AWS/EC2\" ", "NOT Namespace=AWS ",
        "MetricName=\"CPUUtilization\" NOT \"ProjectA\" NOT \"ProjectB\"",
        "{AWS/Lambda,FunctionName} MetricName=\"Errors\" OR (MetricName=\"Invocations\" AND "
        "(ProjectA OR ProjectB))",
        "{AWS/ECS ClusterName}, MetricName=\"CPUUtilization\" ", "network+errors", "{AWS/EBS}",
        " AWS/EC2 :aws.AccountId = (\"111122223333\" OR 'LOCAL') ",
        "\"Europe\\\\France Traffic\\(Network\\)\"", "${Term}", "{${Namespace},QueueName} ${Rest}",
        "{\"${Namespace}\"} MetricName=(${Names})"}) {
    INFO(text);
    CHECK(search_problem(text).empty());
  }
}

TEST_CASE("a problem of a search is found at its position") {
  CHECK(search_problem("") == "0: a search needs a schema in braces, or a term");
  CHECK(search_problem(" , ") == "0: a search needs a schema in braces, or a term");
  CHECK(search_problem("x {AWS/EC2") == "2: the brace of the schema is not closed");
  CHECK(search_problem("{ , } x") == "0: the schema in braces must contain a namespace");
  CHECK(search_problem("{A} {B}") == "4: a search has only one schema in braces");
  CHECK(search_problem("{A} \"x") == "4: a double quote is not closed");
  CHECK(search_problem("(a OR b") == "0: a parenthesis is not closed");
  CHECK(search_problem("a OR b)") == "6: a closing parenthesis has no matching one");
  CHECK(search_problem("a AND ") == "6: a term is missing after 'AND'");
  CHECK(search_problem("OR a") == "0: a term is missing before 'OR'");
  CHECK(search_problem("a ()") == "3: a term is missing after '('");
  CHECK(search_problem("MetricName= ") == "12: a term is missing after '='");
  CHECK(search_problem("=x") == "0: the name of a property is missing before '='");
}

TEST_CASE("a search has a namespace, and may name the account of the metrics") {
  const auto shop = [](std::string_view text) {
    const auto search = read_metric_search(text);
    CHECK(search.problems.empty());
    return search.name_space + (search.accounts.empty() ? "" : " of an account");
  };
  CHECK(shop("{Shop,Item} Sold") == "Shop");
  CHECK(shop("{Shop,Item} :aws.AccountId='LOCAL' Sold") == "Shop of an account");
  CHECK(shop("{Shop} :aws.AccountId = (111122223333 OR 'LOCAL')") == "Shop of an account");
  CHECK(shop("Namespace=\"Shop\" Sold :aws.AccountId=\"LOCAL\"") == "Shop of an account");
  CHECK(shop("Namespace=\"Shop\" NOT \" :aws.AccountId=NAME\"") == "Shop");
  for (const auto* text : {"NOT Namespace=\"Shop\"", "Namespace=\"Shop\" OR Namespace=\"Till\"",
                           "Namespace=Shop", "(Namespace=\"Shop\")", "Sold"}) {
    INFO(text);
    CHECK(shop(text).empty());
  }
}

TEST_CASE("a search has accounts and their positions") {
  const auto accounts = [](std::string_view text) {
    std::string out;
    for (const auto& [offset, account] : read_metric_search(text).accounts) {
      out += std::to_string(offset) + " " + account + "; ";
    }
    return out;
  };
  CHECK(accounts("{A} :aws.AccountId='LOCAL' x") == "19 'LOCAL'; ");
  CHECK(accounts(":aws.AccountId = \"111122223333\" \"x\"") == "17 111122223333; ");
  CHECK(accounts(":aws.AccountId=(\"some name\" OR ('LOCAL')) x") == "16 some name; 32 'LOCAL'; ");
  CHECK(accounts("(:aws.AccountId=1 OR x) AccountId=2 y") == "16 1; ");
  CHECK(accounts(":aws.AccountId=${Account} :aws.AccountId=\"${Account}\"") ==
        "15 $; 41 ${Account}; ");
  CHECK(accounts("{A,AccountId} \":aws.AccountId\" x").empty());
}

TEST_CASE("a search has a schema and may have a single metric") {
  const auto search = read_metric_search(
      "{\"/aws/sagemaker/Endpoints\", EndpointName,${Other}} MetricName=\"CPUUtilization\" x");
  CHECK(search.schema ==
        std::vector<std::string>{"/aws/sagemaker/Endpoints", "EndpointName", "${Other}"});
  CHECK(search.metric == "CPUUtilization");
  for (const auto* text :
       {"{A} MetricName=\"x\" OR MetricName=\"y\"", "{A} NOT MetricName=\"x\"",
        "{A} (MetricName=\"x\" y)", "{A} MetricName=x", "{A} \"x\"", "{A} Namespace=\"x\""}) {
    INFO(text);
    CHECK(read_metric_search(text).metric.empty());
  }
}
