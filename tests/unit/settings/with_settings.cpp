#include <catch2/catch.hpp>
#include <random>
#include <stdexcept>

#include "settings/config_file.hpp"

using namespace sagewatch;

namespace {

SettingValue value(std::string_view key, Values values) {
  return {find_setting(key), std::move(values)};
}

Values read_back(const std::string& text, std::string_view key) {
  const auto file = read_config("", text);
  const auto* found = file.find(*find_setting(key));
  return found ? found->values : Values{};
}

}  // namespace

TEST_CASE("a present value is replaced, and all around it stays") {
  CHECK(with_settings("# top\nhome-region:   eu-west-1   # Ireland\n\narchive-days: 30\n# end\n",
                      {value("home-region", {"us-east-1"})}) ==
        "# top\nhome-region: us-east-1  # Ireland\n\narchive-days: 30\n# end\n");
}

TEST_CASE("what is unchanged keeps every byte") {
  const std::string text =
      "home-region : 'eu-west-1'  #x\nworkload-accounts: 111111111111 , 222222222222\n";
  CHECK(with_settings(text, {value("home-region", {"eu-west-1"}),
                             value("workload-accounts", {"111111111111", "222222222222"}),
                             value("monitoring-profile", {})}) == text);
}

TEST_CASE("a missing setting is appended") {
  CHECK(with_settings("", {value("home-region", {"eu-west-1"})}) == "home-region: eu-west-1\n");
  CHECK(with_settings("# no line end", {value("home-region", {"eu-west-1"})}) ==
        "# no line end\nhome-region: eu-west-1\n");
  CHECK(with_settings("---\nother: 1\n...\n", {value("home-region", {"eu-west-1"})}) ==
        "---\nother: 1\nhome-region: eu-west-1\n...\n");
  CHECK(with_settings("  other: 1\n",
                      {value("archive-days", {"7"}), value("api-events", {"false"})}) ==
        "  other: 1\n  archive-days: 7\n  api-events: false\n");
}

TEST_CASE("a list of several values has one line each, a list of one is in brackets") {
  CHECK(with_settings("", {value("workload-ou-ids", {"ou-ab12-11111111"})}) ==
        "workload-ou-ids: [ou-ab12-11111111]\n");
  CHECK(with_settings("", {value("workload-ou-ids", {"r-ab12", "r-ab13"})}) ==
        "workload-ou-ids:\n  - r-ab12\n  - r-ab13\n");
}

TEST_CASE("a list over several lines is replaced, and its comments stay") {
  const std::string text =
      "workload-ou-ids:  # ours\n"
      "  - r-ab12  # team a\n"
      "  # team b\n"
      "  - r-ab13\n"
      "\n"
      "# the end\n"
      "home-region: eu-west-1\n";
  CHECK(with_settings(text, {value("workload-ou-ids", {"r-ab14"})}) ==
        "workload-ou-ids: [r-ab14]  # ours\n# team a\n# team b\n\n# the end\nhome-region: "
        "eu-west-1\n");
}

TEST_CASE("a setting is removed with its lines, except for the comments") {
  CHECK(with_settings("a: 1\nmonitoring-profile: ops  # jump host\nb: 2\n",
                      {value("monitoring-profile", {})}) == "a: 1\n# jump host\nb: 2\n");
  CHECK(with_settings("workload-accounts:\n- 111111111111\n- 222222222222\nb: 2",
                      {value("workload-accounts", {})}) == "b: 2");
  CHECK(with_settings("monitoring-profile: ops", {value("monitoring-profile", {})}).empty());
}

TEST_CASE("a sign of a comment inside quotes or a word is none") {
  CHECK(with_settings("monitoring-profile: \"a#b '\" # c\n",
                      {value("monitoring-profile", {"x"})}) == "monitoring-profile: x  # c\n");
  CHECK(with_settings("monitoring-profile: a#b\n", {value("monitoring-profile", {"x"})}) ==
        "monitoring-profile: x\n");
  CHECK(with_settings("monitoring-profile: it's # c\n", {value("monitoring-profile", {"x"})}) ==
        "monitoring-profile: x  # c\n");
}

TEST_CASE("line ends stay as they are") {
  CHECK(with_settings("home-region: eu-west-1 # x\r\nb: 1\r\n",
                      {value("home-region", {"us-east-1"}), value("archive-days", {"7"})}) ==
        "home-region: us-east-1  # x\r\nb: 1\r\narchive-days: 7\r\n");
}

TEST_CASE("a byte order mark stays in front") {
  CHECK(with_settings("\xEF\xBB\xBF", {value("archive-days", {"7"})}) ==
        "\xEF\xBB\xBF"
        "archive-days: 7\n");
  CHECK(with_settings("\xEF\xBB\xBFhome-region: x\n", {value("home-region", {"eu-west-1"})}) ==
        "\xEF\xBB\xBFhome-region: eu-west-1\n");
}

TEST_CASE("quotes stand where YAML would else read something other than the text") {
  const auto written = [](const std::string& text) {
    return with_settings("", {value("monitoring-profile", {text})});
  };
  CHECK(written("ops") == "monitoring-profile: ops\n");
  CHECK(written("012345678901") == "monitoring-profile: \"012345678901\"\n");
  CHECK(written("1e5") == "monitoring-profile: \"1e5\"\n");
  CHECK(written("null") == "monitoring-profile: \"null\"\n");
  CHECK(written("Yes") == "monitoring-profile: \"Yes\"\n");
  CHECK(written("a: b") == "monitoring-profile: \"a: b\"\n");
  CHECK(written("#a") == "monitoring-profile: \"#a\"\n");
  CHECK(written("a\"\\\nb") == "monitoring-profile: \"a\\\"\\\\\\x0ab\"\n");
  CHECK(with_settings("", {value("api-events", {"false"})}) == "api-events: false\n");
  CHECK(with_settings("", {value("archive-days", {"30"})}) == "archive-days: 30\n");
}

TEST_CASE("values in files of any form are replaced and read back") {
  const std::vector<std::string> shapes{
      "",
      "# only a comment",
      "other: 1\nworkload-accounts: 111111111111\n",
      "workload-accounts:\n  - 111111111111\n  - 222222222222\nother: [1,\n 2]\n",
      "workload-accounts: [111111111111, # one\n  222222222222]  # two\n# three\n",
      "workload-accounts: >\n  111111111111,\n  222222222222\n\nother: |\n  # no comment\n",
      "workload-accounts:\n  \"111111111111,\n  222222222222\"\nmonitoring-profile: 'it''s'\n...\n",
      "\"workload-accounts\" : ''\n'monitoring-profile': x\n",
      "monitoring-profile: \"a\\\"#b\"  # c\r\nworkload-accounts:\r\n- 111111111111\r\n",
      "   monitoring-profile:\n     x\n\n\n   workload-accounts:\n   - 111111111111",
  };
  std::mt19937 random(20);
  std::uniform_int_distribution<int> character(32, 126);
  const auto text = [&] {
    std::string out;
    for (int i = character(random) % 12 + 1; i > 0; --i)
      out += static_cast<char>(character(random));
    return out;
  };
  for (const auto& shape : shapes) {
    for (int i = 0; i < 100; ++i) {
      Values accounts(static_cast<std::size_t>(i % 4));
      for (auto& account : accounts) account = text();
      auto profile = "p" + text();
      while (profile.back() == ' ') profile.back() = 'p';
      const auto out = with_settings(
          shape, {value("workload-accounts", accounts), value("monitoring-profile", {profile})});
      INFO(shape << "\nbecame\n" << out);
      CHECK(read_back(out, "workload-accounts") == accounts);
      CHECK(read_back(out, "monitoring-profile") == Values{profile});
    }
  }
}

TEST_CASE("settings are not put into what is not YAML") {
  CHECK_THROWS_AS(with_settings("[", {value("home-region", {"x"})}), std::logic_error);
}
