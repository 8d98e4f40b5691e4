#include "aws_cli/json_documents.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sagewatch {
namespace {

/// Hands out what has been written so far, and remembers how far it was read.
class Pipe : public std::streambuf {
 public:
  explicit Pipe(std::string text) : text_(std::move(text)) {}
  std::size_t taken() const { return taken_; }

 protected:
  int_type underflow() override {
    if (taken_ == text_.size()) return traits_type::eof();
    setg(&text_[taken_], &text_[taken_], &text_[taken_] + 1);
    ++taken_;
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::string text_;
  std::size_t taken_ = 0;
};

std::string missing_setting(const std::string& text) {
  std::istringstream in(text);
  JsonDocuments documents("", in);
  while (documents.next()) continue;
  return documents.failed() ? documents.diagnostics().front().message : "";
}

}  // namespace

TEST_CASE("documents are returned one by one, whatever separates them") {
  std::istringstream in("{\"a\":1}{\"a\":2}\n\n\t {\"a\": \"}{\\\"\"}\n");
  JsonDocuments documents("-", in);
  CHECK(documents.next()->at("a") == 1);
  CHECK(documents.next()->at("a") == 2);
  CHECK(documents.next()->at("a") == "}{\"");
  CHECK_FALSE(documents.next());
  CHECK_FALSE(documents.failed());
  CHECK(documents.count() == 3);
}

TEST_CASE("a document is returned before anything after it is read") {
  Pipe pipe("{\"a\":1}{\"b\":2}");
  std::istream in(&pipe);
  JsonDocuments documents("", in);
  REQUIRE(documents.next());
  CHECK(pipe.taken() == 7);
}

TEST_CASE("what is not an object is refused, and shown without its control characters") {
  CHECK(missing_setting("An error occurred\nmore") ==
        "standard input is not a JSON object: it has 'An error occurred'");
  CHECK(missing_setting("\033[2J") == "standard input is not a JSON object: it has '\\x1b[2J'");
  CHECK(missing_setting("[]") == "standard input is not a JSON object: it has '[]'");
}

TEST_CASE("broken documents are distinguished") {
  CHECK(missing_setting("{\"a\":") == "standard input ends in the middle of a JSON document");
  CHECK(missing_setting("{\"a\" 1}") == "standard input is not JSON");
  CHECK(missing_setting("{]") == "standard input is not JSON");
  CHECK(missing_setting("{\"a\":1e999}") == "standard input has a number that is too large");
  CHECK(missing_setting("{\"a\":" + std::string(200, '[')) ==
        "standard input is nested deeper than 100 levels");
  CHECK(missing_setting("").empty());
}

TEST_CASE("the place of an error counts the documents before it") {
  std::istringstream in("{\n}\n{\n  \"a\" 1}\n");
  JsonDocuments documents("", in);
  REQUIRE(documents.next());
  CHECK_FALSE(documents.next());
  const auto place = documents.diagnostics().front().place;
  REQUIRE(place);
  CHECK(place->line == 4);
  CHECK(place->text == "  \"a\" 1}");
}

TEST_CASE("nothing is read after a failure") {
  std::istringstream in("x\n{}");
  JsonDocuments documents("", in);
  CHECK_FALSE(documents.next());
  CHECK_FALSE(documents.next());
  CHECK(documents.diagnostics().size() == 1);
}

}  // namespace sagewatch
