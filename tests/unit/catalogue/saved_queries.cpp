#include "catalogue/saved_queries.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;

namespace {

const std::string good =
    "  - name: A\n    question: Why?\n    groups: records\n    query: limit 1\n";

EventCatalogue two_jobs() {
  return read_event_catalogue(
      "kinds:\n  - {kind: A, life: job}\n  - {kind: B, life: resource}\n"
      "  - {kind: C, life: job}\nfailure-classes: []\n");
}

std::vector<SavedQuery> read(const std::string& queries) {
  return read_saved_queries("queries:\n" + queries, two_jobs());
}

std::string refusal_of_queries(const std::string& yaml) {
  try {
    read_saved_queries(yaml, two_jobs());
  } catch (const CatalogueError& error) {
    return error.what();
  }
  return "";
}

/// The first line of the entry is line 2.
std::string refusal_of_entry(const std::string& entry) {
  return refusal_of_queries("queries:\n" + entry);
}

}  // namespace

TEST_CASE("a query has a name, a question, log groups and its text") {
  const auto queries = read(good +
                            "  - name: B\n    question: Who?\n    groups: [records, api-events]\n"
                            "    query: |\n      filter x\n      | limit 1\n");
  REQUIRE(queries.size() == 2);
  CHECK(queries.at(0).groups == std::vector<std::string>{"records"});
  CHECK(queries.at(1).name == "B");
  CHECK(queries.at(1).question == "Who?");
  CHECK(queries.at(1).groups == std::vector<std::string>{"records", "api-events"});
  CHECK(queries.at(1).query == "filter x\n| limit 1");
}

TEST_CASE("{jobs} in a query are the kinds that are jobs") {
  const auto query = read(
      "  - name: A\n    question: Why?\n    groups: records\n"
      "    query: filter kind in {jobs} and 1 = 1\n");
  CHECK(query.front().query == "filter kind in ['A','C'] and 1 = 1");
}

TEST_CASE("mistakes in the saved queries are named by their line") {
  CHECK_THAT(refusal_of_queries("queries: [\n"), Contains("queries.yaml:"));
  CHECK_THAT(refusal_of_queries("- a\n"), Equals("queries.yaml:1: expected a list 'queries'"));
  CHECK_THAT(refusal_of_queries("queries: a\n"), Contains("expected a list 'queries'"));
  CHECK_THAT(refusal_of_entry("  - text\n"), Equals("queries.yaml:2: expected a query"));
  CHECK_THAT(refusal_of_entry("  - name: A\n"),
             Equals("queries.yaml:2: a query needs name, question, groups and query"));
  CHECK_THAT(refusal_of_entry(good + "    colour: red\n"),
             Equals("queries.yaml:6: 'colour' is not a key of a query"));
  CHECK_THAT(refusal_of_entry(good + "    name: B\n"), Contains(":6: the key 'name' is repeated"));
  CHECK_THAT(refusal_of_entry(good + good), Contains(":6: the query A is listed twice"));
  CHECK_THAT(refusal_of_entry("  - name: [A]\n"), Equals("queries.yaml:2: expected a string"));
  CHECK_THAT(refusal_of_entry("  - groups: everything\n"),
             Contains(":2: 'everything' is not a log group: records, service-events, api-events"));
  CHECK_THAT(refusal_of_entry("  - query: " + std::string(10'001, 'x') + "\n"),
             Equals("queries.yaml:2: the query is too long"));
}

TEST_CASE("the program's queries are there by name") {
  CHECK(saved_query("What is running").groups == std::vector<std::string>{"records"});
  CHECK_THROWS_WITH(saved_query("What is"), "there is no saved query 'What is'");
}
