#include "sagewatch/cfn/json_string.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace sagewatch::cfn;

TEST_CASE("a JSON string is read back as the text that it was") {
  for (int code = 1; code < 128; ++code) {
    const auto text = "a" + std::string(2, static_cast<char>(code)) + "b";
    CHECK(nlohmann::json::parse(sagewatch::cfn::quoted(text)).get<std::string>() == text);
  }
  CHECK(nlohmann::json::parse(sagewatch::cfn::quoted("")).get<std::string>().empty());
}

TEST_CASE("only what must be is escaped, with a letter where JSON has one") {
  CHECK(quoted("\"\\\b\f\n\r\t\x1f") == R"("\"\\\b\f\n\r\t\u001f")");
  CHECK(quoted("caf\xC3\xA9/\x7F") == "\"caf\xC3\xA9/\x7F\"");
}

TEST_CASE("JSON in ASCII means the same") {
  CHECK(in_ascii("") == "");
  CHECK(in_ascii(R"({"a": "b\n"})") == R"({"a": "b\n"})");
  CHECK(in_ascii("\"caf\xC3\xA9 \xC2\xB7\"") == R"("caf\u00e9 \u00b7")");
  CHECK(in_ascii("\"\xF0\x9F\x9A\xA8\"") == R"("\ud83d\udea8")");
  CHECK(in_ascii("\"\xFF\"") == R"("\ufffd")");
  for (const std::string text :
       {"caf\xC3\xA9", "\xE2\x98\x83", "\xF0\x9F\x9A\xA8", "\xF4\x8F\xBF\xBF"}) {
    CHECK(nlohmann::json::parse(in_ascii(sagewatch::cfn::quoted(text))).get<std::string>() == text);
  }
}
