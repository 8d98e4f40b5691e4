#include "settings/config_file.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch;

namespace {

/// "LINE:COLUMN ID" of each problem.
std::vector<std::string> problems(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& problem : read_config("f.yaml", text).problems()) {
    CHECK_FALSE(problem.message.empty());
    CHECK_FALSE(problem.hint.empty());
    REQUIRE(problem.place);
    CHECK(problem.place->file == "f.yaml");
    out.push_back(std::to_string(problem.place->line) + ":" +
                  std::to_string(problem.place->column) + " " + problem.id);
  }
  return out;
}

std::string message(const std::string& text) {
  const auto found = read_config("f.yaml", text).problems();
  REQUIRE(found.size() == 1);
  return found[0].message;
}

Values values(const std::string& text, std::string_view key) {
  const auto file = read_config("f.yaml", text);
  CHECK(file.problems().empty());
  const auto* found = file.find(*find_setting(key));
  REQUIRE(found);
  return found->values;
}

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("a file with nothing in it has no settings and no problems") {
  for (const auto* text : {"", "\n\n", "# a comment\n", "---\n", "---\n...\n", "\xEF\xBB\xBF",
                           "\xEF\xBB\xBF# x\n", "--- # x\n"}) {
    INFO(text);
    const auto file = read_config("f.yaml", text);
    CHECK(file.problems().empty());
    CHECK(file.settings.empty());
  }
}

TEST_CASE("values are texts however YAML would type them") {
  CHECK(values("monitoring-account-id: 012345678901\n", "monitoring-account-id") ==
        Values{"012345678901"});
  CHECK(values("monitoring-profile: 'null'\n", "monitoring-profile") == Values{"null"});
  CHECK(values("monitoring-profile: yes\n", "monitoring-profile") == Values{"yes"});
  CHECK(values("archive-days: \"30\"\n", "archive-days") == Values{"30"});
}

TEST_CASE("a list may be a YAML list or a text with commas") {
  const Values both{"111111111111", "222222222222"};
  CHECK(values("workload-accounts: [111111111111, '222222222222']\n", "workload-accounts") == both);
  CHECK(values("workload-accounts: 111111111111, 222222222222\n", "workload-accounts") == both);
  CHECK(values("workload-accounts:\n- 111111111111\n- 222222222222\n", "workload-accounts") ==
        both);
  CHECK(values("workload-accounts: []\n", "workload-accounts").empty());
  CHECK(values("workload-accounts: ''\n", "workload-accounts").empty());
}

TEST_CASE("an empty text is no value if a setting can be unset, and invalid otherwise") {
  CHECK(values("monitoring-profile: ''\n", "monitoring-profile").empty());
  CHECK(problems("home-region: ''\n") == Problems{"1:14 E0104"});
}

TEST_CASE("every problem is reported in one run, in the order of the file") {
  CHECK(problems("home-region: sydney\n"
                 "mangement-profile: x\n"
                 "workload-ou-paths: [o-1a2b, 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111']\n"
                 "workload-accounts: 111111111111, 2222\n"
                 "workload-ou-ids: {a: b}\n"
                 "archive-days:\n"
                 "home-region: eu-west-1\n") == Problems{"1:14 E0104", "2:1 E0105", "3:21 E0104",
                                                         "3:29 E0104", "4:34 E0104", "5:18 E0106",
                                                         "6:1 E0106", "7:1 E0107"});
}

TEST_CASE("a column counts characters, not bytes") {
  CHECK(problems("workload-accounts: ['é', x]\n") == Problems{"1:21 E0104", "1:26 E0104"});
}

TEST_CASE("lines are counted with any line end and a byte order mark") {
  CHECK(problems("\xEF\xBB\xBFhome-region: x\r\n\r\narchive-days: 0\r\n") ==
        Problems{"1:14 E0104", "3:15 E0104"});
  const auto file = read_config("f.yaml", "home-region: x\r\n");
  CHECK(file.problems().at(0).place->text == "home-region: x");
}

TEST_CASE("a typo in a key is reported with the intended key") {
  const auto found = read_config("f.yaml", "workload-ou-path: x\n").problems();
  REQUIRE(found.size() == 1);
  CHECK(found[0].hint == "did you mean 'workload-ou-paths'?");
}

TEST_CASE("a key given twice names the line of the first") {
  CHECK(message("api-events: true\napi-events: true\n") == "'api-events' is already set on line 1");
}

TEST_CASE("a wrong type is reported with what is expected and what was given") {
  CHECK(message("home-region: [eu-west-1]\n") == "'home-region' must be one value, got a list");
  CHECK(message("home-region: {a: b}\n") == "'home-region' must be one value, got a mapping");
  CHECK(message("home-region: ~\n") == "'home-region' must be one value, got nothing (null)");
  CHECK(message("workload-accounts: [[1]]\n").find("an item that is not a string") !=
        std::string::npos);
  CHECK(message("workload-accounts: [~]\n").find("an item that is not a string") !=
        std::string::npos);
  CHECK(message("workload-accounts: [{a: b}]\n").find("an item that is not a string") !=
        std::string::npos);
}

TEST_CASE("what is not a mapping with a key on each line is refused") {
  for (const auto* text : {"- a\n- b\n",
                           "just text\n",
                           "null\n",
                           "~\n",
                           "42\n",
                           "{home-region: eu-west-1}\n",
                           "{}\n",
                           "[]\n",
                           "? home-region\n: eu-west-1\n",
                           "--- home-region: eu-west-1\n",
                           "'a",
                           "a: 'b\n",
                           "a: b: c\n",
                           "a: b\n c: d\n",
                           "\tx: y\n",
                           "a: b\n---\nc: d\n",
                           "[a]: b\n",
                           "{a: b}: c\n",
                           "~: b\n",
                           "a: |x\n",
                           "a: !!str b\n",
                           "a: !x b\n",
                           "a: *b\n",
                           "a: &b c\n",
                           "<<: *a\n",
                           "@x",
                           "a: `b`\n",
                           "--- |\n",
                           ": :\n"}) {
    INFO(text);
    const auto file = read_config("f.yaml", text);
    REQUIRE(file.unusable);
    CHECK(file.unusable->id == "E0103");
    CHECK(file.settings.empty());
    CHECK(file.problems().size() == 1);
  }
}

TEST_CASE("a directive is refused, with its line") {
  CHECK(problems("%YAML 1.2\n---\narchive-days: 30\n") == Problems{"1:1 E0103"});
  CHECK(problems("---\n%%%%load\n") == Problems{"2:1 E0103"});
  CHECK(problems("\xEF\xBB\xBF%TAG ! x\n") == Problems{"1:1 E0103"});
}

TEST_CASE("an alias or an anchor is refused before it can expand") {
  CHECK(message("a: &x [y]\n") == "'f.yaml' uses a YAML anchor");
  CHECK(message("a: *x\n").find("'f.yaml'") == 0);
}

TEST_CASE("what is nested deeper than eight levels is refused, however deep") {
  const auto deep = [](std::size_t levels) { return "a: " + std::string(levels, '[') + "\n"; };
  CHECK(message("a: " + std::string(8, '[') + std::string(8, ']') + "\n").find("deeper") !=
        std::string::npos);
  CHECK(message(deep(100'000)).find("nested deeper than 8 levels") != std::string::npos);
}

TEST_CASE("more keys and values than a configuration can have are refused") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "k" + std::to_string(i) + ": v\n";
  CHECK(message(text) == "'f.yaml' has more than 4000 keys and values");
  CHECK(message("workload-accounts: [" + std::string(10'000, ',') + "]\n").find("f.yaml") == 1);
}

TEST_CASE("what is not text is refused with the place of the first such byte") {
  using namespace std::string_literals;
  CHECK(problems("a: b\nc: \xff\n") == Problems{"2:4 E0102"});
  CHECK(problems("home-region: \0\n"s) == Problems{"1:14 E0102"});
  CHECK(problems("home-region: \x1b[2J\n") == Problems{"1:14 E0102"});
  CHECK(problems("home-region: x\ry: z\n") == Problems{"1:15 E0102"});
  CHECK(problems("h\0o\0m\0e\0"s) == Problems{"1:2 E0102"});  // UTF-16
  CHECK(problems("home-region: \x04\n") == Problems{"1:14 E0102"});
}

TEST_CASE("of a long line the beginning is quoted, or nothing where the caret would be outside") {
  const auto place = [](const std::string& text) {
    return read_config("f.yaml", text).problems().at(0).place.value();
  };
  CHECK(place("home-region: " + std::string(1000, 'x')).text.size() == 203);
  CHECK(place("workload-accounts: [" + std::string(1000, ' ') + "x]").text.empty());
}

TEST_CASE("a missing file has no settings, unless it was given explicitly") {
  CHECK(load_config_file("/nowhere/sagewatch.yaml", false).problems().empty());
  const auto asked = load_config_file("/nowhere/sagewatch.yaml", true);
  REQUIRE(asked.unusable);
  CHECK(asked.unusable->id == "E0101");
  CHECK(asked.unusable->message ==
        "can't read '/nowhere/sagewatch.yaml': no such file or directory");
}

TEST_CASE("a directory and an endless file are refused even where the file may be missing") {
  CHECK(load_config_file("/", false).unusable->message == "can't read '/': it is a directory");
  CHECK(load_config_file("/dev/zero", false).unusable->id == "E0102");
}
