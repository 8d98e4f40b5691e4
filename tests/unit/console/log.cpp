#include "console/log.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using sagewatch::Log;

TEST_CASE("the log writes a line each, without a time") {
  std::ostringstream out;
  const Log log(out);
  log("read {} events", 3);
  log("done");
  CHECK(out.str() == "debug: read 3 events\ndebug: done\n");
}

TEST_CASE("what the log writes can't drive a terminal") {
  std::ostringstream out;
  Log{out}("read '{}'", "\x1b[2J\n{}");
  CHECK(out.str() == "debug: read '\\x1b[2J\\n{}'\n");
}

TEST_CASE("a log that is off says nothing") { CHECK_NOTHROW(Log{}("read {} events", 3)); }
