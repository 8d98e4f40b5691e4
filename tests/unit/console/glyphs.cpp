#include "console/glyphs.hpp"

#include <catch2/catch.hpp>

namespace sagewatch {

TEST_CASE("glyphs follow the first locale variable that is set") {
  CHECK(glyphs({}).done == "ok");
  CHECK(glyphs({{"LANG", "C.UTF-8"}}).done == "✓");
  CHECK(glyphs({{"LC_ALL", "C"}, {"LANG", "C.UTF-8"}}).done == "ok");
  CHECK(glyphs({{"LC_ALL", ""}, {"LC_CTYPE", "de_DE.utf8"}}).done == "✓");
}

}  // namespace sagewatch
