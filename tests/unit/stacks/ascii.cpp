#include <catch2/catch.hpp>

#include "sagewatch/cfn/json.hpp"
#include "sagewatch/cfn/utf8.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"

using namespace sagewatch;

TEST_CASE("every template is ASCII, whatever the settings hold") {
  auto config = test::example_config();
  config.team_tags = {"\xC3\xA9quipe"};
  for (const auto& entry : stacks()) {
    INFO(entry.key);
    cfn::App app;
    const auto stack = add_stack(app, entry.kind, config).synth();
    CHECK(cfn::first_beyond_ascii(cfn::to_json(stack)) == std::string_view::npos);
    CHECK(cfn::first_beyond_ascii(cfn::to_json_lines(stack)) == std::string_view::npos);
  }
}
