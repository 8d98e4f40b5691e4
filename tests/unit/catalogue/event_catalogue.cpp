#include "catalogue/event_catalogue.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "stacks/functions/function_source.hpp"

#include "support/source_folder.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;
using Catch::Matchers::Message;

namespace {

std::string refusal_of(const std::string& yaml) {
  try {
    read_event_catalogue(yaml);
  } catch (const CatalogueError& error) {
    return error.what();
  }
  return "";
}

/// A catalogue with one entry, whose first line is line 2.
std::string with_entry(const std::string& entry) {
  return "kinds:\n" + entry + "failure-classes: []\n";
}

const EventKind& shipped(std::string_view name) {
  const auto& kinds = event_catalogue().kinds;
  return *std::ranges::find(kinds, name, &EventKind::name);
}

std::string documentation() {
  std::ifstream file(source_folder() + "/docs/events.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr auto handler = "x = 1\nDEFAULTS = {}\nKINDS = {}\nFAILURE_CLASSES = {}\ny = 2\n";

}  // namespace

TEST_CASE("the catalogue knows every native detail type, once") {
  std::set<std::string> known;
  std::size_t count = 0;
  for (const auto& kind : event_catalogue().kinds) {
    const auto types = kind.detail_types();
    count += types.size();
    known.insert(types.begin(), types.end());
  }
  CHECK(count == 58);
  CHECK(known.size() == 58);
}

TEST_CASE("the catalogue knows the detail type of every sample event") {
  std::set<std::string> known;
  for (const auto& kind : event_catalogue().kinds) {
    for (const auto& type : kind.detail_types()) known.insert(type);
  }
  const std::filesystem::path events = source_folder() + "/tests/handler/events";
  std::set<std::string> seen;
  for (const auto& file : std::filesystem::directory_iterator(events)) {
    const auto event = nlohmann::json::parse(std::ifstream(file.path()));
    if (file.path().filename().string().starts_with("sagemaker-"))
      seen.insert(event["detail-type"]);
  }
  CHECK(seen == known);
}

TEST_CASE("every kind has its row in the documentation") {
  for (const auto& kind : event_catalogue().kinds) {
    std::string types;
    for (const auto& type : kind.detail_types()) {
      types += (types.empty() ? "" : ", ") + type.substr(std::string("SageMaker ").size());
    }
    CHECK_THAT(documentation(), Contains(fmt::format("| {} | {} | {} | {} |\n", kind.name,
                                                     kind.values("life").front(), types,
                                                     fmt::join(kind.values("failed"), ", "))));
  }
}

TEST_CASE("every field that only some kinds have is documented") {
  for (const auto& kind : event_catalogue().kinds) {
    for (const auto* group : {&kind.fields, &kind.numbers}) {
      for (const auto& field : *group)
        CHECK_THAT(documentation(), Contains("`" + field.name + "`"));
    }
  }
}

TEST_CASE("a kind says for itself, by its noun or by the defaults where its fields stand") {
  const auto& training = shipped("Training Job");
  CHECK(training.values("status") == std::vector<std::string>{"TrainingJobStatus"});
  CHECK(training.values("started") == std::vector<std::string>{"TrainingStartTime"});
  CHECK(training.values("created") == std::vector<std::string>{"CreationTime"});
  CHECK(training.values("states").empty());
  CHECK(shipped("Model Card Export Job").values("created") ==
        std::vector<std::string>{"CreatedAt"});
}

TEST_CASE("a kind's name says its noun, and its noun its resource") {
  using Names = std::vector<std::string>;
  CHECK(shipped("Feature Group").values("noun") == Names{"FeatureGroup"});
  CHECK(shipped("Feature Group").values("resource") == Names{"feature-group"});
  CHECK(shipped("Notebook Lifecycle Config").values("resource") ==
        Names{"notebook-instance-lifecycle-config"});
  CHECK(shipped("Tracking Server").values("resource") == Names{"mlflow-tracking-server"});
  CHECK(shipped("HyperPod Cluster").values("resource") == Names{"none"});
}

TEST_CASE("a detail type is the kind and how it changed") {
  const std::vector<std::string> event{"SageMaker HyperPod Cluster Event"};
  const std::vector<std::string> human{"SageMaker Human Loop Finished",
                                       "SageMaker Human Loop Step Execution Finished"};
  CHECK(shipped("Image").detail_types() ==
        std::vector<std::string>{"SageMaker Image State Change"});
  CHECK(shipped("HyperPod Cluster Event").detail_types() == event);
  CHECK(shipped("Human Loop").detail_types() == human);
}

TEST_CASE("mistakes in the catalogue are named by their line") {
  const std::string good = "  - kind: A\n    life: job\n";
  CHECK_THAT(refusal_of("kinds: [\n"), Contains("event-catalogue.yaml:"));
  CHECK_THAT(refusal_of("- a\n"), Equals("event-catalogue.yaml:1: expected a list 'kinds'"));
  CHECK_THAT(refusal_of("kinds: []\n"), Contains("expected a list 'failure-classes'"));
  CHECK_THAT(refusal_of(with_entry("  - text\n")),
             Equals("event-catalogue.yaml:2: expected a kind"));
  CHECK_THAT(refusal_of(with_entry("  - life: job\n")), Contains(":2: a kind needs a name"));
  CHECK_THAT(refusal_of(with_entry("  - kind: A\n    life: cat\n")),
             Contains(":2: A needs a life: job, task, resource or occurrence"));
  CHECK_THAT(refusal_of(with_entry(good + "    colour: red\n")),
             Equals("event-catalogue.yaml:4: 'colour' is not a key of a kind"));
  CHECK_THAT(refusal_of(with_entry(good + "    life: job\n")),
             Contains(":4: the key 'life' is repeated"));
  CHECK_THAT(refusal_of(with_entry(good + good)), Contains(":4: the kind A is listed twice"));
  CHECK_THAT(refusal_of(with_entry(good + "    changes: [X, X]\n")),
             Contains("the detail type 'SageMaker A X' is listed twice"));
  CHECK_THAT(refusal_of(with_entry(good + "    name: {a: b}\n")),
             Contains(":4: expected a string"));
  CHECK_THAT(refusal_of(with_entry(good + "    name: []\n")),
             Contains(":4: expected at least one string"));
  CHECK_THAT(refusal_of(with_entry(good + "    name: \"it's\"\n")),
             Contains(":4: 'it's' contains a"));
  CHECK_THAT(refusal_of(with_entry(good + "    fields: text\n")),
             Contains(":4: expected 'FIELD: PATH' lines"));
  CHECK_THAT(refusal_of("kinds: []\nfailure-classes:\n  - class: a\n"),
             Equals("event-catalogue.yaml:3: expected a class and its patterns"));
}

TEST_CASE("the handler gets the catalogue as three tables") {
  const auto catalogue = read_event_catalogue(
      "defaults:\n  changes: Change\n  life: job\nkinds:\n  - kind: A\n    noun: B\n"
      "    status: [C.D, E]\n    fields: {f: F, g: G.H}\n    numbers: {n: [M, N]}\n"
      "failure-classes:\n  - class: quota\n    patterns: [limit, too much]\n");
  CHECK(function_source::ingester(handler, catalogue) ==
        "x=1\n"
        "DEFAULTS='changes=Change;life=job'\n"
        "KINDS={\n'A':'noun=B;status=C.D|E;:F;g:G.H;n#M|N',\n}\n"
        "FAILURE_CLASSES={\n'limit|too much':'quota',\n}\n"
        "y=2\n");
}

TEST_CASE("a handler without a place for the catalogue is a mistake of ours") {
  CHECK_THROWS_MATCHES(function_source::ingester("x = 1\n", {}), std::logic_error,
                       Message("the handler needs one line 'DEFAULTS = {}'"));
}
