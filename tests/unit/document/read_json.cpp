#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"

using namespace sagewatch::document;

namespace {

std::string copy_of(const std::string& text) {
  const auto reading = read_json("a.json", text);
  REQUIRE(reading.usable());
  return to_json(reading.document.root);
}

/// "id line:column message".
std::string json_refusal(const std::string& text) {
  const auto reading = read_json("a.json", text);
  REQUIRE(reading.problems.size() == 1);
  const auto& problem = reading.problems.front();
  REQUIRE(problem.place);
  CHECK(reading.document.root.is_null());
  return problem.id + " " + std::to_string(problem.place->line) + ":" +
         std::to_string(problem.place->column) + " " + problem.message;
}

}  // namespace

TEST_CASE("JSON is read with the order of its members and the text of its numbers") {
  CHECK(copy_of(R"( {"b": [1, -2.50e3, true, false, null], "a": {}, "c": []} )") ==
        R"({"b":[1,-2.50e3,true,false,null],"a":{},"c":[]})");
  CHECK(copy_of("\xEF\xBB\xBF\"text\"") == "\"text\"");
}

TEST_CASE("JSON escapes become the characters they stand for") {
  const auto reading = read_json("a.json", R"("\"\\\/\b\f\n\r\tA\u00e9\u2603\ud834\udd1e")");
  REQUIRE(reading.usable());
  CHECK(*reading.document.root.text() == "\"\\/\b\f\n\r\tAé☃𝄞");
}

TEST_CASE("every JSON value knows where it begins") {
  const auto reading = read_json("a.json", "{\n  \"é\": [1,\n 22]\n}");
  REQUIRE(reading.usable());
  const auto& document = reading.document;
  const auto& items = *document.root.find("é")->list();
  CHECK(document.place(items[0]).line == 2);
  CHECK(document.place(items[0]).column == 9);
  CHECK(document.place(items[1]).line == 3);
  CHECK(document.place(items[1]).column == 2);
  CHECK(document.place(items[1]).text == " 22]");
  CHECK(document.place(document.root.object()->members()[0].key_offset).column == 3);
}

TEST_CASE("half of a surrogate pair stands for a character that can't be shown") {
  CHECK(read_json("a.json", R"("\ud800")").document.root.scalar() == "\xEF\xBF\xBD");
  CHECK(read_json("a.json", R"("\ud800\u0041")").document.root.scalar() == "\xEF\xBF\xBD\x41");
}

TEST_CASE("what is not JSON is refused at its place") {
  CHECK(json_refusal("") == "E0403 1:1 the text ends unexpectedly");
  CHECK(json_refusal("{") == "E0403 1:2 the text ends unexpectedly");
  CHECK(json_refusal("{\"a\": 1,}") ==
        "E0403 1:9 this is not JSON: expected a key in double quotes");
  CHECK(json_refusal("[1 2]") == "E0403 1:4 this is not JSON: expected ',' or ']'");
  CHECK(json_refusal("[1,\n]") == "E0403 2:1 this is not JSON: expected a value");
  CHECK(json_refusal("{} {}") == "E0403 1:4 this is not JSON: expected nothing after the value");
  CHECK(json_refusal("-01") == "E0403 1:4 this is not JSON: expected no leading zero");
  CHECK(json_refusal("1.") == "E0403 1:3 this is not JSON: expected a digit");
  for (const auto* text : {"\"\\x\"", "\"\\u12g4\""}) {
    CHECK(
        json_refusal(text).starts_with("E0403 1:2 this is not JSON: expected the end of the str"));
  }
  CHECK(json_refusal("\"a\nb\"")
            .starts_with("E0403 1:3 this is not JSON: expected the end of the str"));
  CHECK(json_refusal("\"abc").starts_with("E0403 1:5 the text ends unexpectedly"));
}

TEST_CASE("what is not text is refused") {
  CHECK(json_refusal("\"\xFF\"").starts_with("E0402 1:2 this is a byte that is not UTF-8"));
  CHECK(json_refusal(std::string("{}\0", 3)).starts_with("E0402 1:3 this is a control character"));
}

TEST_CASE("a duplicate key in a JSON object is refused, but allowed in another object") {
  CHECK(json_refusal("{\"a\": 1,\n \"a\": 2}") ==
        "E0404 2:2 the key 'a' is repeated in one object");
  CHECK(copy_of("[{\"a\":1},{\"a\":1}]") == "[{\"a\":1},{\"a\":1}]");
}

TEST_CASE("JSON beyond the bounds is refused") {
  const auto nested = [](int levels) {
    const auto count = static_cast<std::size_t>(levels);
    return std::string(count, '[') + std::string(count, ']');
  };
  CHECK(read_json("a.json", nested(deepest)).usable());
  CHECK(json_refusal(nested(deepest + 1)) == "E0405 1:101 this is nested deeper than 100 levels");
  CHECK(json_refusal(std::string(1'000'000, '[')) ==
        "E0405 1:101 this is nested deeper than 100 levels");
  std::string many = "[0";
  for (std::size_t i = 0; i < most_nodes; ++i) many += ",0";
  CHECK(json_refusal(many + "]").starts_with("E0405 1:1000"));
  CHECK(json_refusal(std::string(largest_document + 1, ' '))
            .starts_with("E0405 1:1 this has more than"));
}
