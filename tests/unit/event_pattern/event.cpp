#include "sagewatch/event_pattern/event.hpp"

#include <catch2/catch.hpp>

#include "pattern_checks.hpp"

using namespace sagewatch::event_pattern;

namespace {

std::string error_of(std::string_view json) {
  const auto parsed = Event::parse(json);
  const auto* error = std::get_if<JsonError>(&parsed);
  return error ? std::to_string(error->offset) + ": " + error->message : "read";
}

}  // namespace

TEST_CASE("an event that is not a JSON object is refused with the position") {
  CHECK(error_of("") == "0: the text ends unexpectedly");
  CHECK(error_of("[]") == "0: an event is an object");
  CHECK(error_of(R"({"a" 1})") == "5: expected ':'");
  CHECK(error_of(R"({"a": 1 "b": 2})") == "8: expected ',' or '}'");
  CHECK(error_of(R"({"a": [1 2]})") == "9: expected ',' or ']'");
  CHECK(error_of(R"({"a": tru})") == "6: expected a value");
  CHECK(error_of(R"({"a": truex})") == "10: expected ',' or '}'");
  CHECK(error_of(R"({a: 1})") == "1: expected a key in double quotes");
  CHECK(error_of(R"({"a": 1,})") == "8: expected a key in double quotes");
  CHECK(error_of(R"({"a": 1} 2)") == "9: expected nothing after the value");
}

TEST_CASE("numbers are those of JSON") {
  for (const auto* good : {"0", "-0", "10", "1.5", "1e5", "1E+5", "-1.5e-5"}) {
    INFO(good);
    CHECK(error_of(R"({"a": )" + std::string(good) + "}") == "read");
  }
  for (const auto* bad : {"01", "+1", "1.", ".5", "1e", "-", "0x1", "1e+", "Infinity"}) {
    INFO(bad);
    CHECK(error_of(R"({"a": )" + std::string(bad) + "}") != "read");
  }
}

TEST_CASE("strings are those of JSON, in UTF-8") {
  for (const std::string good :
       {R"("\"\\\/\b\f\n\r\t\u00e9")", "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\""}) {
    CHECK(error_of(R"({"a": )" + good + "}") == "read");
  }
  for (const std::string bad :
       {R"("\x")", R"("\u12g4")", R"("\u12")", "\"\n\"", "\"\xC3\"", "\"\xFF\"", "\"\xC0\x80\"",
        "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", R"("a)", R"("\)"}) {
    INFO(bad);
    CHECK(error_of(R"({"a": )" + bad + "}") != "read");
  }
}

TEST_CASE("a surrogate without a partner becomes the replacement character") {
  CHECK(takes(R"(["\ufffdx"])", R"("\ud800x")"));
  CHECK(takes(R"(["\ufffd\ud83d\ude00"])", R"("\ud800\ud83d\ude00")"));
}

TEST_CASE("events that are too long or nested too deeplyly are refused") {
  CHECK(error_of(R"({"a": ")" + std::string(Event::largest, 'x') + R"("})") ==
        "1048576: too long for an event");
  CHECK(error_of(R"({"a": )" + std::string(500, '[')) == "205: nested too deeply");
  CHECK(error_of(R"({"a": )" + std::string(199, '[') + std::string(199, ']') + "}") == "read");
}

TEST_CASE("an event stays readable when it is moved or copied") {
  const auto pattern = pattern_of(R"({"a": ["x\n"]})");
  std::vector<Event> events;
  for (int i = 0; i < 10; ++i) {
    events.push_back(event_of(R"({"a": "x\n"})"));
    events.push_back(events.front());
  }
  events.erase(events.begin());
  for (const auto& event : events) CHECK(matches(pattern, event));
}
