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
