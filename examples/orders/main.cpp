/// orders FILE: writes the template to FILE, checks it, and follows an order through it.
#include <fstream>
#include <iostream>

#include "orders_stack.hpp"
#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/trace/trace.hpp"

namespace {

using namespace sagewatch;

document::Document read(const std::string& name, const std::string& json) {
  return document::read_json(name, json).document;
}

/// Prints what AWS would refuse or lose, and says whether there is nothing.
bool check(const std::string& file, const std::string& json) {
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = read(file, json)});
  const auto result = checks::run_checks(subjects, {});
  for (const auto& found : result.diagnostics)
    std::cout << found.id << ' ' << found.message << "\n  " << found.hint << '\n';
  return result.diagnostics.empty();
}

/// Prints the way of an order from the bus, and says whether it arrives at every target.
bool follow_order(const std::string& file, const std::string& json) {
  trace::Stacks stacks;
  stacks.push_back(std::make_unique<trace::DeployedStack>(
      "Orders", read(file, json),
      trace::Place{.account = "111111111111", .region = "eu-west-1", .partition = "aws"}));
  const auto event = std::get<event_pattern::Event>(event_pattern::Event::parse(
      R"({"source": "shop", "detail-type": "Order Paid", "detail": {"order": 7}})"));
  const auto& bus = *trace::of_type(stacks, "AWS::Events::EventBus").at(0);
  const auto way = trace::follow_event_on_bus(bus, stacks, {event, "shop", "Order Paid"});
  for (const auto& hop : way.hops) {
    std::cout << std::string(static_cast<std::size_t>(2 * hop.depth), ' ')
              << (hop.outcome == trace::HopOutcome::passed ? "ok " : "NO ") << hop.what << ": "
              << hop.why << '\n';
  }
  return way.outcome == trace::HopOutcome::passed;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string file = argc == 2 ? argv[1] : "";
  if (file.empty()) {
    std::cerr << "usage: orders FILE\n";
    return 2;
  }
  cfn::App app;
  const auto& stack = app.add<orders::OrdersStack>("Orders", {});
  const auto json = cfn::to_json_lines(stack.synth());
  if (!(std::ofstream(file) << json << std::flush)) {
    std::cerr << "cannot write " << file << '\n';
    return 1;
  }
  const bool clean = check(file, json);
  return follow_order(file, json) && clean ? 0 : 1;
}
