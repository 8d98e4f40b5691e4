#include "sagewatch/checks/check.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"
#include "support/source_folder.hpp"

using namespace sagewatch;

namespace {

namespace fs = std::filesystem;

const fs::path fixtures = fs::path(source_folder()) / "tests/checks";

document::Document fixture(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  auto reading = document::read_document(
      path.filename().string(),
      {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
  for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
  REQUIRE(reading.usable());
  return std::move(reading.document);
}

/// The Region that a check's fixtures are deployed to, where it matters.
std::optional<std::string> region_of(const fs::path& folder) {
  std::string region;
  if (std::ifstream in(folder / "region"); in >> region) return region;
  return std::nullopt;
}

/// What is found in one of a check's fixtures; `before.yaml` is what was deployed.
cfn::Diagnostics found_in(std::string_view id, const std::string& name) {
  const auto folder = fixtures / id;
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = fixture(folder / name)});
  if (fs::exists(folder / "before.yaml")) subjects[0].before = fixture(folder / "before.yaml");
  return checks::run_checks(subjects, {.context = {.region = region_of(folder)}}).diagnostics;
}

}  // namespace

TEST_CASE("every check finds what its bad fixture shows, at a place") {
  for (const auto* check : checks::checks()) {
    INFO(check->id);
    bool found = false;
    for (const auto& diagnostic : found_in(check->id, "bad.yaml")) {
      if (diagnostic.id != check->id) continue;
      found = true;
      CHECK(diagnostic.severity == check->severity());
      CHECK_FALSE(diagnostic.message.empty());
      CHECK_FALSE(diagnostic.hint.empty());
      REQUIRE(diagnostic.place);
      CHECK(diagnostic.place->file == "bad.yaml");
    }
    CHECK(found);
  }
}

TEST_CASE("no check finds anything in its good fixture, nor does any other") {
  for (const auto* check : checks::checks()) {
    INFO(check->id);
    for (const auto& diagnostic : found_in(check->id, "good.yaml")) {
      INFO(diagnostic.id + " " + diagnostic.path + ": " + diagnostic.message);
      CHECK(false);
    }
  }
}

TEST_CASE("a bad fixture shows nothing else that is wrong") {
  // Too large is at once too long; what is no name of any service's is no finding of its own.
  for (const auto* check : checks::checks()) {
    for (const auto& diagnostic : found_in(check->id, "bad.yaml")) {
      INFO(std::string(check->id) + ": " + diagnostic.id + " " + diagnostic.message);
      const bool suppression = check->id.substr(1) == "1090" || check->id.substr(1) == "1091";
      CHECK((diagnostic.id == check->id || suppression));
    }
  }
}

TEST_CASE("a check says whether AWS refuses what it finds, or takes it and something is lost") {
  CHECK(checks::find_check("E1010")->refused());
  CHECK_FALSE(checks::find_check("E1011")->refused());
  CHECK_FALSE(checks::find_check("W1012")->refused());
}

TEST_CASE("checks are sorted, say what they are, and each has its fixtures") {
  std::set<std::string> ids;
  std::string_view last = "E0";
  for (const auto* check : checks::checks()) {
    INFO(check->id);
    CHECK(ids.emplace(check->id).second);
    CHECK(last.substr(1) <= check->id.substr(1));
    last = check->id;
    CHECK(checks::find_check(check->id) == check);
    CHECK_FALSE(check->title.empty());
    CHECK(check->why.ends_with('.'));
    CHECK_FALSE(check->fix.ends_with('.'));
    CHECK_FALSE(check->source.empty());
  }
  for (const auto& folder : fs::directory_iterator(fixtures)) {
    CHECK(ids.contains(folder.path().filename().string()));
  }
  CHECK(checks::find_check("E9999") == nullptr);
}
