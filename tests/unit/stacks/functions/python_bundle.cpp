#include "stacks/functions/python_bundle.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace sagewatch;

namespace {

constexpr std::array modules{
    PythonModule{"low", "\"\"\"Low.\"\"\"\nimport re\n\nX = 1\n"},
    PythonModule{"high", "import re\n\nfrom low import X\n\n\ndef f():\n    return X\n"}};

}  // namespace

TEST_CASE("a function's source has each module that it imports once, before whoever needs it") {
  const auto source = python_bundle(
      "import os\nfrom high import f\nfrom low import (\n    X,\n)\n\nprint(f(), X)\n", modules);
  CHECK(source == "import os, re\nX=1\ndef f():return X\nprint(f(),X)\n");
}

TEST_CASE("unused parts of a module are omitted") {
  CHECK(python_bundle("from high import f\nx = 1\n", modules) == "import re\nx=1\n");
  CHECK(python_bundle("from low import X\nX\n", modules) == "import re\nX=1\nX\n");
}

TEST_CASE("what is not imported does not come along") {
  CHECK(python_bundle("import low_level\nx = 1\n", modules) == "import low_level\nx=1\n");
}

TEST_CASE("what only people read does not go into the template, but for what the function is for") {
  CHECK(python_bundle(
            "\"\"\"Counts.\n\nSlowly.\n\"\"\"\n# remark\n\ndef f():\n    \"\"\"Says\n\n    more.\n"
            "    \"\"\"\n    if x:\n        g()  # y\n",
            modules) == "\"\"\"Counts.\n\nSlowly.\n\"\"\"\ndef f():\n if x:g()\n");
}

TEST_CASE("a source that ends in the middle of something ends there") {
  CHECK(python_bundle("\"\"\"open", modules).empty());
  CHECK(python_bundle("from low import (\n    X", modules) == "import re\n");
  CHECK(python_bundle("", modules).empty());
}
