#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "pattern_checks.hpp"
#include "support/source_folder.hpp"

/// The verdicts in verdicts.tsv, whose head explains them.

using namespace sagewatch::event_pattern;

namespace {

using Cells = std::vector<std::string>;

Cells cells_of(const std::string& line) {
  Cells out;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) out.push_back(cell);
  return out;
}

std::vector<Cells> rows() {
  std::vector<Cells> out;
  std::ifstream in(source_folder() + "/tests/unit/event_pattern/verdicts.tsv");
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(cells_of(line));
  }
  return out;
}

std::string event_with(const std::string& value) {
  return value == "-" ? R"({"g":1})" : R"({"f":)" + value + "}";
}

void check_row(const Cells& row, const Cells& values) {
  const auto& kind = row[0];
  const auto& pattern = row[1];
  INFO(kind << " " << pattern);
  if (kind == "refused") {
    CHECK(refusal(pattern) != "accepted");
  } else if (kind == "takes") {
    for (auto value = values.begin() + 1; value != values.end(); ++value) {
      INFO(*value);
      const bool wanted = std::find(row.begin() + 2, row.end(), *value) != row.end();
      CHECK(hit(R"({"f":)" + pattern + "}", event_with(*value)) == wanted);
    }
  } else {
    REQUIRE((kind == "matches" || kind == "misses"));
    for (auto event = row.begin() + 2; event != row.end(); ++event) {
      INFO(*event);
      CHECK(hit(pattern, *event) == (kind == "matches"));
    }
  }
}

}  // namespace

TEST_CASE("our verdicts on patterns are those of the table") {
  const auto all = rows();
  REQUIRE(all.size() > 100);
  REQUIRE(all.front().front() == "values");
  for (auto row = all.begin() + 1; row != all.end(); ++row) {
    if (row->front() != "differs") check_row(*row, all.front());
  }
}
