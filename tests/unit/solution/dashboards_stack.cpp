#include <catch2/catch.hpp>

#include "sagewatch/solution/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using test::Json;

TEST_CASE("dashboard widgets fill the grid without overlap") {
  cfn::App app;
  const auto body = test::rendered(solution::add_stack(app, solution::StackKind::dashboards,
                                                       test::example_config()))
                        .at("Resources")
                        .at("Dashboard")
                        .at("Properties")
                        .at("DashboardBody")
                        .at("Fn::Sub")
                        .get<std::string>();
  const auto widgets = Json::parse(body).at("widgets");
  CHECK(widgets.size() == 6);
  std::vector<std::vector<int>> covered(28, std::vector<int>(24));
  for (const auto& widget : widgets) {
    for (int y = 0; y < widget.at("height"); ++y) {
      for (int x = 0; x < widget.at("width"); ++x) {
        ++covered.at(widget.at("y").get<std::size_t>() + static_cast<std::size_t>(y))
              .at(widget.at("x").get<std::size_t>() + static_cast<std::size_t>(x));
      }
    }
  }
  for (const auto& row : covered) CHECK(row == std::vector<int>(24, 1));
}
